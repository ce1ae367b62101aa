package dev.patchbay.model.state;

import dev.patchbay.model.ExposedName;
import dev.patchbay.model.manifest.ConnectorTool;

/** Tool with its connector and position. */
public record PlacedTool(ToolPosition position, LoadedConnector connector, ConnectorTool tool) {
  public ExposedName exposedName() {
    return connector.manifest().exposedName(tool);
  }
}
