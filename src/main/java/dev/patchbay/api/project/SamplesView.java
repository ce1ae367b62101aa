package dev.patchbay.api.project;

import dev.patchbay.api.view.FailedFileView;
import dev.patchbay.api.view.View;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.install.Samples;
import java.util.List;

/** Result of installing the samples. */
public record SamplesView(
    String projectId, List<String> installedConnectors, int count, List<FailedFileView> failed)
    implements View {

  public static SamplesView of(ProjectId project, Samples.Report report) {
    return new SamplesView(
        project.value(),
        report.installed(),
        report.installed().size(),
        FailedFileView.all(report.failed()));
  }
}
