package dev.patchbay.api.transfer;

import dev.patchbay.api.view.View;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.transfer.ImportReport;
import java.util.List;

/** Result of an import, or of its dry run. */
public record ImportView(
    boolean success,
    boolean dryRun,
    long projects,
    long connectors,
    long versions,
    long usage,
    List<String> replaced,
    List<ConfigToSet> configToSet)
    implements View {

  /** Keys of {@code config} whose values the import did not contain. */
  public record ConfigToSet(String projectId, String connectorName, List<String> keys) {}

  public static ImportView of(ImportReport report) {
    return new ImportView(
        true,
        report.dryRun(),
        report.projects(),
        report.connectors(),
        report.versions(),
        report.usage(),
        report.replaced().stream().map(ProjectId::value).toList(),
        report.lostConfig().stream()
            .map(
                lost ->
                    new ConfigToSet(lost.project().value(), lost.connector().value(), lost.keys()))
            .toList());
  }
}
