package dev.patchbay.model.state;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;

/** Key of a project: tenant and name, because names are unique per tenant only. */
public record ProjectKey(TenantId tenant, ProjectId project) {
  @Override
  public String toString() {
    return tenant + "/" + project;
  }
}
