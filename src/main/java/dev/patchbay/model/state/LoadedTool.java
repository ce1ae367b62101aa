package dev.patchbay.model.state;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorTool;
import java.time.Instant;
import java.util.Optional;

/** Tool as callers see it, composed from snapshot and usage. */
public record LoadedTool(
    ToolName name,
    ConnectorName connectorName,
    SemVer connectorVersion,
    ConnectorTool definition,
    Instant loadedAt,
    Optional<Instant> lastUsed,
    long invocationCount) {

  public static LoadedTool of(LoadedConnector connector, ConnectorTool tool, ToolUsage usage) {
    return new LoadedTool(
        tool.name(),
        connector.name(),
        connector.version(),
        tool,
        connector.loadedAt(),
        usage.lastUsed(),
        usage.invocationCount());
  }
}
