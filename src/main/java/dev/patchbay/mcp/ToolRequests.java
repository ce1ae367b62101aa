package dev.patchbay.mcp;

import dev.patchbay.mcp.message.Message;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.message.RpcCode;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.mcp.tools.ToolPages;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.state.PlacedTool;
import dev.patchbay.model.state.ToolPosition;
import dev.patchbay.registry.reading.Cursor;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Common parts of {@code tools/list} and {@code tools/call} in both eras. */
final class ToolRequests {
  private final ToolPages pages;

  ToolRequests(ToolPages pages) {
    this.pages = pages;
  }

  Action list(Message message, String id, Scope scope, ProtocolEra era) {
    JsonNode cursor = message.params().path("cursor");
    ToolPosition start = ToolPosition.START;
    if (!cursor.isMissingNode() && !cursor.isNull()) {
      try {
        start = Cursor.position(cursor.isString() ? cursor.asString() : "");
      } catch (MCPRuntimeException e) {
        return invalid(id, "cursor must be the nextCursor of an earlier page");
      }
    }
    return new Action.Show(id, pages.page(scope.registry(), scope.narrowing(), era, start));
  }

  /**
   * @param refusal gives the answer that prevents the call, if there is one
   */
  Action call(
      Message message,
      String id,
      Scope scope,
      Function<PlacedTool, Optional<Action>> refusal,
      Function<PlacedTool, Action> run) {
    Optional<String> name = message.text("name");
    if (name.isEmpty()) {
      return invalid(id, "name must be a string");
    }
    JsonNode arguments = message.params().path("arguments");
    if (!arguments.isMissingNode() && !arguments.isNull() && !arguments.isObject()) {
      return invalid(id, "arguments must be an object");
    }
    Optional<PlacedTool> tool = scope.tool(name.get());
    if (tool.isEmpty()) {
      return new Action.Answer(unknownTool(id, name.get()));
    }
    return refusal.apply(tool.get()).orElseGet(() -> run.apply(tool.get()));
  }

  static Reply unknownTool(String id, String name) {
    return Reply.failed(Optional.of(id), RpcCode.INVALID_PARAMS, "Unknown tool: " + name);
  }

  private static Action invalid(String id, String sentence) {
    return new Action.Answer(
        Reply.failed(Optional.of(id), RpcCode.INVALID_PARAMS, "Invalid params: " + sentence));
  }
}
