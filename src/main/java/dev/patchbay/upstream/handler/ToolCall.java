package dev.patchbay.upstream.handler;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.Secret;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.upstream.CallContext;
import java.util.Map;

/**
 * Input of a handler.
 *
 * @param project of the tool
 * @param arguments an object that the tool's {@code input_schema} accepts
 * @param config of the connector in the project
 * @param context progress and cancellation
 */
public record ToolCall(
    ProjectKey project, JsonText arguments, Map<String, Secret> config, CallContext context) {
  public ToolCall {
    config = Map.copyOf(config);
  }
}
