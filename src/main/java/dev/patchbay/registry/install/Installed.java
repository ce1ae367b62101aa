package dev.patchbay.registry.install;

import dev.patchbay.model.Problem;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ToolChanges;
import java.util.List;

/**
 * Result of an install.
 *
 * @param changes of its tools; empty when nothing had to change
 */
public record Installed(
    LoadedConnector connector, Outcome outcome, ToolChanges changes, List<Problem> warnings) {
  /** Outcome for the connector. */
  public enum Outcome {
    INSTALLED,
    REPLACED,
    UNCHANGED
  }

  public Installed {
    warnings = List.copyOf(warnings);
  }
}
