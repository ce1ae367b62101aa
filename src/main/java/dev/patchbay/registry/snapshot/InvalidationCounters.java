package dev.patchbay.registry.snapshot;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Invalidation counters for caches: one per project and one per tenant, incremented when usage or a
 * file's state changes, which a revision does not show. Read the counter before the data, so that a
 * late change makes a cached answer look older, never newer. Counters start at a random number per
 * process, because the data is neither saved nor shared: a value of another node, or from before a
 * restart, never matches.
 */
@SingletonBean
public class InvalidationCounters {
  private static final int RANDOM_BITS = 40;
  private static final int COUNT_BITS = 20;

  private final long start;
  private final Map<ProjectKey, AtomicLong> projects = new ConcurrentHashMap<>();
  private final Map<TenantId, AtomicLong> tenants = new ConcurrentHashMap<>();

  public InvalidationCounters() {
    this(new SecureRandom().nextLong(1L << RANDOM_BITS) << COUNT_BITS);
  }

  public InvalidationCounters(long start) {
    this.start = start;
  }

  public long of(ProjectKey project) {
    AtomicLong tick = projects.get(project);
    return tick == null ? start : tick.get();
  }

  public long of(TenantId tenant) {
    AtomicLong tick = tenants.get(tenant);
    return tick == null ? start : tick.get();
  }

  public void move(ProjectKey project) {
    projects.computeIfAbsent(project, key -> new AtomicLong(start)).incrementAndGet();
    tenants.computeIfAbsent(project.tenant(), key -> new AtomicLong(start)).incrementAndGet();
  }

  public void forget(ProjectKey project) {
    projects.remove(project);
  }
}
