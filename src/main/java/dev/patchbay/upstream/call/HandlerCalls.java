package dev.patchbay.upstream.call;

import dev.patchbay.model.Secret;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.handler.ToolCall;
import dev.patchbay.upstream.handler.ToolHandler;
import dev.patchbay.upstream.handler.ToolHandlers;
import dev.patchbay.upstream.mapping.ResponseMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs tools whose endpoint is a handler in the server. */
@ApplicationScoped
class HandlerCalls {
  private ToolHandlers handlers;

  @SuppressWarnings("NullAway.Init")
  HandlerCalls() {}

  @Inject
  HandlerCalls(ToolHandlers handlers) {
    this.handlers = handlers;
  }

  ToolResult call(ToolRequest request, Endpoint.Handler endpoint) {
    ToolHandler handler =
        handlers
            .find(endpoint.name())
            .orElseThrow(
                () ->
                    new ToolFailure(
                        ToolFailure.Reason.SETUP,
                        "This server has no handler of the name " + endpoint.name() + "."));
    ToolResult result =
        handler.handle(
            new ToolCall(
                request.project(), request.arguments(), config(request), request.context()));
    return ResponseMapper.select(request.tool().response(), result);
  }

  private static Map<String, Secret> config(ToolRequest request) {
    return request.connector().config().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> value(entry.getValue())));
  }

  private static Secret value(ConfigValue value) {
    return value.value();
  }
}
