package dev.patchbay.registry.reading;

import dev.patchbay.model.ExposedName;
import dev.patchbay.model.state.LoadedTool;
import dev.patchbay.model.state.PlacedTool;

/**
 * A tool as an entry of a list.
 *
 * @param bound whether a call can reach a target: an address always, a handler when this server has
 *     it
 */
public record ToolEntry(PlacedTool placed, LoadedTool loaded, boolean bound) {
  public ExposedName exposedName() {
    return placed.exposedName();
  }

  /** The authentication type of the tool: its own, or its connector's. */
  public String authType() {
    return placed.connector().manifest().effectiveAuth(placed.tool()).type();
  }
}
