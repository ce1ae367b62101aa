package dev.patchbay.registry.change;

import dev.patchbay.model.Caller;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.state.ProjectKey;

/**
 * The caller, the project of the caller's tenant, and the precondition of a change. Fails with
 * PROJECT_NOT_FOUND for a project that the caller may not see.
 */
public record ChangeRequest(Caller caller, ProjectId project, Precondition precondition) {
  public ChangeRequest {
    if (!caller.mayKnow(project)) {
      throw MCPRuntimeException.noSuchProject();
    }
  }

  /** A request without a precondition. */
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
