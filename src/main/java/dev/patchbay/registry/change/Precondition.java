package dev.patchbay.registry.change;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectRegistry;
import java.util.Optional;
import java.util.Set;

/**
 * Precondition of a change, as {@code If-Match} and {@code If-None-Match} state it (RFC 9110
 * section 13.1.1). It is checked under the project's lock against the store, so that it holds
 * against changes of every node.
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

  /** The project must exist, at any revision. */
  record Present() implements Precondition {
    @Override
    public boolean holds(Optional<Revision> current) {
      return current.isPresent();
    }
  }

  /** The project must exist at one of these revisions; never true for an empty set. */
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
          "The project has another revision than If-Match says. Read it again and decide anew.");
    }
  }
}
