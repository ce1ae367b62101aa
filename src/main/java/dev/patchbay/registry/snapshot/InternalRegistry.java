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
 * All project registries of this node. Returns immutable snapshots under a shared lock and replaces
 * them under an exclusive lock; nothing slow runs inside. A waiter gives up after five seconds,
 * which callers see as BUSY. The map is concurrent, so that the class also works without a
 * container.
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

  /** Empty, never absent, for an unknown tenant. */
  public TenantRegistry tenant(TenantId tenant) {
    return tenants.getOrDefault(tenant, TenantRegistry.EMPTY);
  }

  /** Every tenant that has projects. */
  public Map<TenantId, TenantRegistry> tenants() {
    return Map.copyOf(tenants);
  }

  /** View of the current revisions that needs no lock. */
  public CurrentRevisions revisions() {
    return new CurrentRevisions(tenants);
  }

  /** Makes the snapshot current; ignores a revision older than the current one. */
  @Lock(LockType.WRITE)
  public void publish(ProjectRegistry snapshot) {
    tenants.merge(
        snapshot.tenantId(),
        TenantRegistry.EMPTY.with(snapshot),
        (current, first) -> current.with(snapshot));
  }

  /** Removes the project, unless it has changed since that revision. */
  @Lock(LockType.WRITE)
  public void remove(ProjectKey key, Revision removedAt) {
    tenants.computeIfPresent(
        key.tenant(), (tenant, current) -> current.without(key.project(), removedAt));
  }
}
