package dev.patchbay.model.state;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import java.time.Instant;

/**
 * Snapshot of a project at one revision. Immutable; a change shares all untouched parts with its
 * predecessor.
 *
 * @param revision of the last change to this project
 */
public record ProjectRegistry(
    ProjectId projectId,
    TenantId tenantId,
    Connectors connectors,
    Instant createdAt,
    Instant lastUpdated,
    Revision revision) {

  public static ProjectRegistry empty(ProjectKey key, Instant now) {
    return new ProjectRegistry(
        key.project(), key.tenant(), Connectors.NONE, now, now, Revision.NONE);
  }

  public ProjectKey key() {
    return new ProjectKey(tenantId, projectId);
  }

  public ProjectRegistry with(Connectors newConnectors) {
    return new ProjectRegistry(
        projectId, tenantId, newConnectors, createdAt, lastUpdated, revision);
  }

  public ProjectRegistry at(Revision newRevision, Instant now) {
    return new ProjectRegistry(projectId, tenantId, connectors, createdAt, now, newRevision);
  }
}
