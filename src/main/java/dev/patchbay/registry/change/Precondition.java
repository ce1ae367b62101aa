package dev.patchbay.registry.change;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectRegistry;
import java.util.Optional;
import java.util.Set;

/**
 * What a project must be for a change to happen (RFC 9110 section 13.1.1). Travels with the change
 * and is decided in the project's turn, on what the store has, so that it holds against every node.
 */
public sealed interface Precondition {
  static Precondition none() {
    return new Anything();
  }

  boolean holds(Optional<Revision> current);

  record Anything() implements Precondition {
    @Override
    public boolean holds(Optional<Revision> current) {
      return true;
    }
  }

  /** The project is there, at whatever revision. */
  record Present() implements Precondition {
    @Override
    public boolean holds(Optional<Revision> current) {
      return current.isPresent();
    }
  }

  /** The project is at one of these revisions; never true of none. */
  record AtRevision(Set<Revision> revisions) implements Precondition {
    public AtRevision {
      revisions = Set.copyOf(revisions);
    }

    @Override
    public boolean holds(Optional<Revision> current) {
      return current.filter(revisions::contains).isPresent();
    }
  }

  /** Fails with PRECONDITION_FAILED. */
  default void require(Optional<ProjectRegistry> current) {
    if (!holds(current.map(ProjectRegistry::revision))) {
      throw new MCPRuntimeException(
          FailureKind.PRECONDITION_FAILED,
          "The project is not what If-Match says; read it again and decide anew.");
    }
  }
}
