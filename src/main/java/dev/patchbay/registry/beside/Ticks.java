package dev.patchbay.registry.beside;

import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A number per project, and one per tenant, that moves whenever usage or the status of a source
 * does: what a revision does not tell. Read it before what it stands for, so that a late change
 * makes an answer look older, never newer.
 */
@ApplicationScoped
public class Ticks {
  private final Map<ProjectKey, AtomicLong> projects = new ConcurrentHashMap<>();
  private final Map<TenantId, AtomicLong> tenants = new ConcurrentHashMap<>();

  public long of(ProjectKey project) {
    AtomicLong tick = projects.get(project);
    return tick == null ? 0 : tick.get();
  }

  public long of(TenantId tenant) {
    AtomicLong tick = tenants.get(tenant);
    return tick == null ? 0 : tick.get();
  }

  public void move(ProjectKey project) {
    projects.computeIfAbsent(project, key -> new AtomicLong()).incrementAndGet();
    tenants.computeIfAbsent(project.tenant(), key -> new AtomicLong()).incrementAndGet();
  }

  void forget(ProjectKey project) {
    projects.remove(project);
  }
}
