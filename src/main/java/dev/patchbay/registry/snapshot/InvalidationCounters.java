package dev.patchbay.registry.snapshot;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A number per project, and one per tenant, that moves whenever usage or the status of a source
 * does: what a revision does not tell. Read it before what it stands for, so that a late change
 * makes an answer look older, never newer. Counts from a number that is random per process, since
 * what it stands for is neither saved nor shared: the tick of another node, or of before a restart,
 * never matches.
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
