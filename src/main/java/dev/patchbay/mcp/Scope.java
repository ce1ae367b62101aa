package dev.patchbay.mcp;

import dev.patchbay.mcp.tools.ExposedTools;
import dev.patchbay.model.Caller;
import dev.patchbay.model.ExposedName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.PlacedTool;
import dev.patchbay.model.state.ProjectRegistry;
import java.util.Optional;

/**
 * Scope of a request: caller, project snapshot and exposed tools. Constant for the whole request.
 */
public record Scope(Caller caller, ProjectRegistry registry, ExposedTools narrowing) {

  /** Finds a tool by its exposed name only; plain names are for REST. */
  Optional<PlacedTool> tool(String exposedName) {
    return ToolName.find(exposedName)
        .flatMap(name -> registry.connectors().findCallable(new ExposedName(name.value())))
        .filter(narrowing::admits);
  }
}
