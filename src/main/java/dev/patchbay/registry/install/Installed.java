package dev.patchbay.registry.install;

import dev.patchbay.model.Problem;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ToolChanges;
import java.util.List;

/**
 * What an install did.
 *
 * @param changes of its tools; none when everything was already as wanted
 */
public record Installed(
    LoadedConnector connector, Outcome outcome, ToolChanges changes, List<Problem> warnings) {
  /** What has become of the connector. */
  public enum Outcome {
    INSTALLED,
    REPLACED,
    UNCHANGED
  }

  public Installed {
    warnings = List.copyOf(warnings);
  }
}
