package dev.patchbay.registry.snapshot;

import dev.patchbay.model.Revision;

/** What a reading was made from: while revision and tick are the same, so is what it shows. */
public record StateVersion(Revision revision, long tick) {

  /** Both only grow, so that their sum is the same only while both are. */
  public static StateVersion of(TenantRegistry tenant, long tick) {
    return new StateVersion(tenant.revision(), tick + tenant.late());
  }
}
