package dev.patchbay.registry.source;

import dev.patchbay.model.Problem;
import java.util.List;

/** A descriptor file that could not be loaded, with its errors. */
public record FailedFile(String connector, String file, List<Problem> errors) {
  public FailedFile {
    errors = List.copyOf(errors);
  }
}
