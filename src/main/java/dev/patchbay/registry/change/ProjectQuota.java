package dev.patchbay.registry.change;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.inject.Inject;

/**
 * Early look at the quota of projects, by what this node sees: for an import that is only tried, or
 * that would be committed in vain. What is committed, the store decides.
 */
@SingletonBean
public class ProjectQuota {
  private final Snapshots snapshots;
  private final QuotaSettings settings;

  @Inject
  public ProjectQuota(Snapshots snapshots, QuotaSettings settings) {
    this.snapshots = snapshots;
    this.settings = settings;
  }

  /** Fails with VALIDATION_ERROR when the tenant has no room for so many more. */
  public void checkRoomFor(TenantId tenant, int more) {
    if (more > 0) {
      settings.requireProjects(snapshots.tenant(tenant).stats().projects() + more);
    }
  }
}
