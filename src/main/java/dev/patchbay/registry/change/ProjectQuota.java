package dev.patchbay.registry.change;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.operator.SettingValues;
import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;

/**
 * How many projects a tenant may have ({@code patchbay.limits.projects}). Counted by what this node
 * sees, so that creations at the same moment may pass the limit by their number.
 */
@ApplicationScoped
public class ProjectQuota {
  public static final int DEFAULT = 10_000;

  private static final String SETTING = "patchbay.limits.projects";

  private Snapshots snapshots;
  private int most;

  @SuppressWarnings("NullAway.Init")
  ProjectQuota() {}

  @Inject
  ProjectQuota(Snapshots snapshots, Config config) {
    this(snapshots, new SettingValues(config).number(SETTING, DEFAULT));
  }

  public ProjectQuota(Snapshots snapshots, int most) {
    if (most < 1) {
      throw new IllegalArgumentException(SETTING + " must be at least 1, not " + most);
    }
    this.snapshots = snapshots;
    this.most = most;
  }

  /** So that a value that cannot be used stops the start. */
  void begin(@Observes @Initialized(ApplicationScoped.class) Object applicationStart) {}

  /** Fails with VALIDATION_ERROR when the tenant has no room for one more. */
  void checkRoomFor(ProjectKey key) {
    checkRoomFor(key.tenant(), 1);
  }

  /** Fails with VALIDATION_ERROR when the tenant has no room for so many more. */
  public void checkRoomFor(TenantId tenant, int more) {
    if (more > 0 && snapshots.tenant(tenant).stats().projects() + more > most) {
      throw MCPRuntimeException.invalid(
          Rule.PROJECT_LIMIT,
          "A tenant may have " + most + " projects (patchbay.limits.projects), no more.");
    }
  }
}
