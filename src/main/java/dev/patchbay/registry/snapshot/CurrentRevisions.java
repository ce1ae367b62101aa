package dev.patchbay.registry.snapshot;

import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import java.util.Map;
import java.util.Optional;

/**
 * Which revision is current, told without a lock: enough for whoever keeps something that was made
 * of a snapshot and asks whether it still holds. A live view of what {@link InternalRegistry}
 * holds; it knows a publication before the first reader can have seen it, and never later. As
 * thread-safe as the map.
 */
public final class CurrentRevisions {
  private final Map<TenantId, TenantRegistry> tenants;

  CurrentRevisions(Map<TenantId, TenantRegistry> tenants) {
    this.tenants = tenants;
  }

  /** Empty when the project is not there. */
  public Optional<Revision> find(ProjectKey key) {
    return of(key.tenant()).find(key.project()).map(ProjectRegistry::revision);
  }

  /** The tenant, whose own revision does not tell of changes that came late. */
  public TenantRegistry of(TenantId tenant) {
    return tenants.getOrDefault(tenant, TenantRegistry.EMPTY);
  }
}
