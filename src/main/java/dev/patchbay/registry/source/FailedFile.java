package dev.patchbay.registry.source;

import dev.patchbay.model.Problem;
import java.util.List;

/** A descriptor that could not be taken, and why. */
public record FailedFile(String connector, String file, List<Problem> errors) {
  public FailedFile {
    errors = List.copyOf(errors);
  }
}
