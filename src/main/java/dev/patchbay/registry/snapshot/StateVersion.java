package dev.patchbay.registry.snapshot;

import dev.patchbay.model.Revision;

/**
 * Version of a read: while revision and counter are equal, the read shows the same. Used for ETags
 * and caches.
 *
 * @param tick value of the invalidation counter
 */
public record StateVersion(Revision revision, long tick) {

  /** Both numbers only grow, so their sum is equal only while both are equal. */
  public static StateVersion of(TenantRegistry tenant, long tick) {
    return new StateVersion(tenant.revision(), tick + tenant.late());
  }
}
