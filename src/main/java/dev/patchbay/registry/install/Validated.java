package dev.patchbay.registry.install;

import dev.patchbay.model.Problem;
import dev.patchbay.model.state.ToolChanges;
import java.util.List;

/** Result of a dry run: what an install would change, or why it would fail. */
public record Validated(List<Problem> errors, List<Problem> warnings, ToolChanges changes) {
  public Validated {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  public boolean valid() {
    return errors.isEmpty();
  }
}
