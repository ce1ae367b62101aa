package dev.patchbay.registry.source;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ConnectorManifest;
import java.util.List;

/** What came of reading a descriptor. */
public sealed interface ParsedDescriptor {

  /** A manifest that obeys every rule, with warnings at their places in the text. */
  record Valid(ConnectorManifest manifest, List<Problem> warnings) implements ParsedDescriptor {
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * A text that is no valid descriptor.
   *
   * @param kind YAML_ERROR or JSON_ERROR when it cannot be read as such, TOO_LARGE over the size
   *     cap, otherwise VALIDATION_ERROR
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

  /** The valid one, or a failure that lists every problem. */
  default Valid orThrow() {
    if (this instanceof Valid valid) {
      return valid;
    }
    throw ((Invalid) this).toException();
  }
}
