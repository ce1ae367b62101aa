package dev.patchbay.registry.transfer;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import java.util.List;

/**
 * Result of an import or of its dry run.
 *
 * @param replaced the replaced projects
 * @param lostConfig connectors whose secrets were not all exported
 */
public record ImportReport(
    boolean dryRun,
    long projects,
    long connectors,
    long versions,
    long usage,
    List<ProjectId> replaced,
    List<LostConfig> lostConfig) {
  public ImportReport {
    replaced = List.copyOf(replaced);
    lostConfig = List.copyOf(lostConfig);
  }

  /** The keys of a connector's {@code config} that must be set again. */
  public record LostConfig(ProjectId project, ConnectorName connector, List<String> keys) {
    public LostConfig {
      keys = List.copyOf(keys);
    }
  }
}
