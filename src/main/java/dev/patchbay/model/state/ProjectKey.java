package dev.patchbay.model.state;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;

/** What a project is found by: two tenants may both have {@code my-project}. */
public record ProjectKey(TenantId tenant, ProjectId project) {
  @Override
  public String toString() {
    return tenant + "/" + project;
  }
}
