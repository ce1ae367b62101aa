package dev.patchbay.registry.change;

import dev.patchbay.model.Caller;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.state.ProjectKey;

/**
 * The caller, the project to change in the caller's tenant, and the condition of the change. Fails
 * with PROJECT_NOT_FOUND for a project that the caller may not know of.
 */
public record ChangeRequest(Caller caller, ProjectId project, Precondition precondition) {
  public ChangeRequest {
    if (!caller.mayKnow(project)) {
      throw MCPRuntimeException.noSuchProject();
    }
  }

  /** Without a condition. */
  public static ChangeRequest of(Caller caller, ProjectId project) {
    return new ChangeRequest(caller, project, Precondition.none());
  }

  public ProjectKey key() {
    return new ProjectKey(caller.tenant(), project);
  }

  public ChangeRequest unconditional() {
    return of(caller, project);
  }
}
