package dev.patchbay.registry.reload;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.registry.source.FailedFile;
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
}
