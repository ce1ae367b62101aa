package dev.patchbay.mcp;

import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ExposedName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.PlacedTool;
import dev.patchbay.model.state.ProjectRegistry;
import java.util.Optional;

/** Who asks, and what of which project the URL exposes: one snapshot for the whole request. */
public record Scope(Caller caller, ProjectRegistry registry, ExposedTools narrowing) {

  /** By exposed name alone: plain names are for people. */
  Optional<PlacedTool> tool(String exposedName) {
    return ToolName.find(exposedName)
        .flatMap(name -> registry.connectors().findCallable(new ExposedName(name.value())))
        .filter(narrowing::admits);
  }
}
