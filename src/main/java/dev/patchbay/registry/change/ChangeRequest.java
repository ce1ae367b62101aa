package dev.patchbay.registry.change;

import dev.patchbay.model.Caller;
import dev.patchbay.model.state.ProjectKey;

/** Who wants a project changed, and what it must be for that. */
public record ChangeRequest(Caller caller, ProjectKey key, Precondition precondition) {

  public ChangeRequest unconditional() {
    return new ChangeRequest(caller, key, Precondition.none());
  }
}
