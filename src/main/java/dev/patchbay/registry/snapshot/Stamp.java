package dev.patchbay.registry.snapshot;

import dev.patchbay.model.Revision;

/** What a reading was made from: while revision and tick are the same, so is what it shows. */
public record Stamp(Revision revision, long tick) {

  /** Both only grow, so that their sum is the same only while both are. */
  public static Stamp of(TenantRegistry tenant, long tick) {
    return new Stamp(tenant.revision(), tick + tenant.late());
  }
}
