package dev.patchbay.registry.reading;

import dev.patchbay.model.ExposedName;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.state.LoadedTool;
import dev.patchbay.model.state.PlacedTool;

/** A tool as a list shows it. */
public record ToolEntry(PlacedTool placed, LoadedTool loaded) {
  public ExposedName exposedName() {
    return placed.exposedName();
  }

  /** The type of what the tool authenticates with, its own or its connector's. */
  public String authType() {
    return placed.connector().manifest().effectiveAuth(placed.tool()).type();
  }

  /**
   * Can a call reach something? A handler's name is not bound while the server has no such handler.
   */
  public boolean bound() {
    return placed.tool().endpoint() instanceof Endpoint.Http;
  }
}
