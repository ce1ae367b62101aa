package dev.patchbay.registry.change;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.inject.Inject;

/**
 * Early check of the project quota with this node's snapshots, for a dry-run import or one that
 * would fail anyway. The store makes the binding check at the commit.
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

  /** Fails with VALIDATION_ERROR when the tenant may not have this many more projects. */
  public void checkRoomFor(TenantId tenant, int more) {
    if (more > 0) {
      settings.requireProjects(snapshots.tenant(tenant).stats().projects() + more);
    }
  }
}
