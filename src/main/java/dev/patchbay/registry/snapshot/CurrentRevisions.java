package dev.patchbay.registry.snapshot;

import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import java.util.Map;
import java.util.Optional;

/**
 * Lock-free view of the current revisions, to check cached values for staleness. A live view of
 * what {@link InternalRegistry} holds: it shows a new revision no later than the first reader can
 * see the snapshot. As thread-safe as the map.
 */
public final class CurrentRevisions {
  private final Map<TenantId, TenantRegistry> tenants;

  CurrentRevisions(Map<TenantId, TenantRegistry> tenants) {
    this.tenants = tenants;
  }

  /** Empty when the project is absent. */
  public Optional<Revision> find(ProjectKey key) {
    return of(key.tenant()).find(key.project()).map(ProjectRegistry::revision);
  }

  /** The tenant, whose own revision does not include changes that came late. */
  public TenantRegistry of(TenantId tenant) {
    return tenants.getOrDefault(tenant, TenantRegistry.EMPTY);
  }
}
