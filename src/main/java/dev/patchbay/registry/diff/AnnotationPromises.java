package dev.patchbay.registry.diff;

import dev.patchbay.model.manifest.ToolAnnotations;
import dev.patchbay.registry.diff.Change.Part;
import java.util.Optional;

/**
 * The promises of a tool's hints, on which clients base what an agent may call without asking.
 * Absent hints have the defaults of MCP (schema 2025-11-25, {@code ToolAnnotations}): not
 * read-only, destructive, not idempotent, open world. A read-only tool destroys nothing and can be
 * repeated.
 *
 * <p>A withdrawn promise is MAJOR, since users approved the tool as harmless. A new promise is
 * MINOR. A new title is PATCH, and so are hints that promise the same as before.
 */
record AnnotationPromises(
    boolean readOnly, boolean harmless, boolean repeatable, boolean closedWorld) {

  private static AnnotationPromises of(ToolAnnotations annotations) {
    boolean readOnly = annotations.readOnlyHint().orElse(false);
    return new AnnotationPromises(
        readOnly,
        readOnly || !annotations.destructiveHint().orElse(true),
        readOnly || annotations.idempotentHint().orElse(false),
        !annotations.openWorldHint().orElse(true));
  }

  static Optional<Change> change(ToolAnnotations before, ToolAnnotations after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    AnnotationPromises old = of(before);
    AnnotationPromises young = of(after);
    if (!young.keeps(old)) {
      return Optional.of(
          Change.major(Part.ANNOTATIONS, "The tool no longer is " + young.broken(old) + "."));
    }
    return Optional.of(
        old.keeps(young)
            ? Change.patch(Part.ANNOTATIONS, "The hints promise the same as before.")
            : Change.minor(Part.ANNOTATIONS, "The tool is now " + old.broken(young) + "."));
  }

  private boolean keeps(AnnotationPromises old) {
    return broken(old).isEmpty();
  }

  /** The most important promise of the other that this lacks; empty when there is none. */
  private String broken(AnnotationPromises other) {
    if (other.readOnly && !readOnly) {
      return "read-only";
    }
    if (other.harmless && !harmless) {
      return "free of destruction";
    }
    if (other.repeatable && !repeatable) {
      return "idempotent";
    }
    return other.closedWorld && !closedWorld ? "confined to a closed world" : "";
  }
}
