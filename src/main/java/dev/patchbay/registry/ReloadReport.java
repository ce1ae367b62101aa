package dev.patchbay.registry;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Problem;
import java.util.List;

/**
 * What a check of a project's files found.
 *
 * @param reloaded in install order
 * @param failed every connector whose file is in error now, also when it was not read again
 * @param unchanged how many connectors have a file that gave nothing to do
 */
public record ReloadReport(List<ConnectorName> reloaded, List<FailedFile> failed, int unchanged) {
  public ReloadReport {
    reloaded = List.copyOf(reloaded);
    failed = List.copyOf(failed);
  }

  /** A descriptor that could not be taken, and why. */
  public record FailedFile(String connector, String file, List<Problem> errors) {}
}
