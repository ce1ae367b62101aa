package dev.patchbay.registry.change;

import dev.patchbay.model.Caller;
import dev.patchbay.model.state.ProjectKey;

/** The caller, project and precondition of a change. */
public record ChangeRequest(Caller caller, ProjectKey key, Precondition precondition) {

  public ChangeRequest unconditional() {
    return new ChangeRequest(caller, key, Precondition.none());
  }
}
