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
 * A project as an export tells of it, every rule checked.
 *
 * @param line where it stands
 */
record ImportedProject(
    ProjectId id, int line, Instant createdAt, List<ImportedConnector> connectors) {
  ImportedProject {
    connectors = List.copyOf(connectors);
  }

  /**
   * A connector with what it has been.
   *
   * @param versions newest first
   * @param lostConfig the keys of {@code config} whose values the export does not have
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
   * One content that a connector has had.
   *
   * @param version as it was in the other store, with that store's revision
   */
  record ImportedVersion(ConnectorVersion version, ConnectorManifest manifest) {}

  /** The uses of one tool. */
  record ImportedUsage(ToolName tool, long count, Instant lastUsed) {}
}
