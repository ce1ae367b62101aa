package dev.patchbay.registry.transfer;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.registry.history.ConnectorVersion;
import java.time.Instant;
import java.util.List;

/**
 * A validated project of an import.
 *
 * @param line its line number
 */
record ImportedProject(
    ProjectId id, int line, Instant createdAt, List<ImportedConnector> connectors) {
  ImportedProject {
    connectors = List.copyOf(connectors);
  }

  /**
   * A connector with its versions.
   *
   * @param versions newest first
   * @param lostConfig keys of {@code config} whose values were not exported
   */
  record ImportedConnector(
      LoadedConnector current,
      List<ImportedVersion> versions,
      List<ImportedUsage> usage,
      List<String> lostConfig) {
    ImportedConnector {
      versions = List.copyOf(versions);
      usage = List.copyOf(usage);
      lostConfig = List.copyOf(lostConfig);
    }

    ConnectorName name() {
      return current.name();
    }
  }

  /**
   * A version of an imported connector.
   *
   * @param version as in the other store, with that store's revision
   */
  record ImportedVersion(ConnectorVersion version, ConnectorManifest manifest) {}

  /** Usage of one tool. */
  record ImportedUsage(ToolName tool, long count, Instant lastUsed) {}
}
