package dev.patchbay.registry.reading;

import dev.patchbay.model.ExposedName;
import dev.patchbay.model.state.LoadedTool;
import dev.patchbay.model.state.PlacedTool;

/**
 * A tool as a list shows it.
 *
 * @param bound whether a call can reach something: a handler's name is bound when the server has
 *     that handler
 */
public record ToolEntry(PlacedTool placed, LoadedTool loaded, boolean bound) {
  public ExposedName exposedName() {
    return placed.exposedName();
  }

  /** The type of what the tool authenticates with, its own or its connector's. */
  public String authType() {
    return placed.connector().manifest().effectiveAuth(placed.tool()).type();
  }
}
