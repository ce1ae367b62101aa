package dev.patchbay.registry.transfer;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import java.util.List;

/**
 * What an import brought, or would bring.
 *
 * @param replaced the projects that gave way
 * @param lostConfig connectors whose export did not have all of their secrets
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

  /** The keys of a connector's {@code config} that have to be set again. */
  public record LostConfig(ProjectId project, ConnectorName connector, List<String> keys) {
    public LostConfig {
      keys = List.copyOf(keys);
    }
  }
}
