package dev.patchbay.api.project;

import dev.patchbay.api.view.FailedFileView;
import dev.patchbay.api.view.View;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.reload.ReloadReport;
import java.util.List;

/** Result of a hot-reload check. */
public record ReloadView(
    String projectId,
    List<String> reloadedConnectors,
    int count,
    List<FailedFileView> failed,
    int unchanged)
    implements View {

  public static ReloadView of(ProjectId project, ReloadReport report) {
    return new ReloadView(
        project.value(),
        report.reloaded().stream().map(ConnectorName::value).toList(),
        report.reloaded().size(),
        FailedFileView.all(report.failed()),
        report.unchanged());
  }
}
