package dev.patchbay.registry.reload;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.registry.source.FailedFile;
import java.util.List;

/**
 * Report of a check of a project's files.
 *
 * @param reloaded in install order
 * @param failed every connector whose file is in error now, also when it was not read again
 * @param unchanged number of connectors whose file needed no action
 */
public record ReloadReport(List<ConnectorName> reloaded, List<FailedFile> failed, int unchanged) {
  public ReloadReport {
    reloaded = List.copyOf(reloaded);
    failed = List.copyOf(failed);
  }
}
