package dev.patchbay.registry.source;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ConnectorManifest;
import java.util.List;

/** Result of parsing a descriptor. */
public sealed interface ParsedDescriptor {

  /** A valid manifest, with warnings at their places in the text. */
  record Valid(ConnectorManifest manifest, List<Problem> warnings) implements ParsedDescriptor {
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * An invalid descriptor.
   *
   * @param kind YAML_ERROR or JSON_ERROR for a syntax error, TOO_LARGE over the size cap, otherwise
   *     VALIDATION_ERROR
   * @param problems at least one
   */
  record Invalid(FailureKind kind, List<Problem> problems) implements ParsedDescriptor {
    public Invalid {
      problems = List.copyOf(problems);
    }

    public MCPRuntimeException toException() {
      return new MCPRuntimeException(kind, Problem.summary(problems), problems);
    }
  }

  /** Returns the valid descriptor, or fails with every problem. */
  default Valid orThrow() {
    if (this instanceof Valid valid) {
      return valid;
    }
    throw ((Invalid) this).toException();
  }
}
