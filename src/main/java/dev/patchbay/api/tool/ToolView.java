package dev.patchbay.api.tool;

import dev.patchbay.api.view.View;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.state.LoadedTool;
import dev.patchbay.registry.reading.ToolEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A tool as answers show it. */
public record ToolView(
    String name,
    String exposedName,
    String connectorName,
    String connectorVersion,
    Optional<String> title,
    Optional<String> description,
    JsonText inputSchema,
    Optional<JsonText> outputSchema,
    String endpoint,
    String authType,
    Map<String, String> labels,
    boolean bound,
    Instant loadedAt,
    Optional<Instant> lastUsed,
    long invocationCount)
    implements View {

  public static ToolView of(ToolEntry entry) {
    LoadedTool loaded = entry.loaded();
    ConnectorTool tool = loaded.definition();
    return new ToolView(
        tool.name().value(),
        entry.exposedName().value(),
        loaded.connectorName().value(),
        loaded.connectorVersion().text(),
        tool.title(),
        tool.description(),
        tool.inputSchema(),
        tool.outputSchema(),
        tool.endpoint().written(),
        entry.authType(),
        tool.labels().values(),
        entry.bound(),
        loaded.loadedAt(),
        loaded.lastUsed(),
        loaded.invocationCount());
  }
}
