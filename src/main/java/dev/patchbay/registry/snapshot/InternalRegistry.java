package dev.patchbay.registry.snapshot;

import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import jakarta.ejb.AccessTimeout;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * All project registries of this node. Hands out immutable snapshots under the shared lock and
 * swaps in newer ones under the exclusive one; nothing slow happens inside. A waiter gives up after
 * five seconds, which callers see as BUSY. The map is a concurrent one so that the class keeps its
 * promise in a plain JVM too.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@Lock(LockType.READ)
@AccessTimeout(value = 5, unit = TimeUnit.SECONDS)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class InternalRegistry {
  private final Map<TenantId, TenantRegistry> tenants = new ConcurrentHashMap<>();

  public Optional<ProjectRegistry> find(ProjectKey key) {
    return tenant(key.tenant()).find(key.project());
  }

  /** Empty, not absent, for a tenant that nobody has used. */
  public TenantRegistry tenant(TenantId tenant) {
    return tenants.getOrDefault(tenant, TenantRegistry.EMPTY);
  }

  /** Every tenant that has projects, each at this moment. */
  public Map<TenantId, TenantRegistry> tenants() {
    return Map.copyOf(tenants);
  }

  /** For those who only ask which revision is current, from then on without the lock. */
  public CurrentRevisions revisions() {
    return new CurrentRevisions(tenants);
  }

  /**
   * Makes the snapshot the current one of its project; an older revision than the current one is
   * ignored.
   */
  @Lock(LockType.WRITE)
  public void publish(ProjectRegistry snapshot) {
    tenants.merge(
        snapshot.tenantId(),
        TenantRegistry.EMPTY.with(snapshot),
        (current, first) -> current.with(snapshot));
  }

  /** Forgets the project, unless it has changed again since that revision. */
  @Lock(LockType.WRITE)
  public void remove(ProjectKey key, Revision removedAt) {
    tenants.computeIfPresent(
        key.tenant(), (tenant, current) -> current.without(key.project(), removedAt));
  }
}
