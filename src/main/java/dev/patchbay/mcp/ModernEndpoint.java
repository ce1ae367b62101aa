package dev.patchbay.mcp;

import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.mcp.message.Message;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.message.RpcCode;
import dev.patchbay.mcp.protocol.ClientCapabilities;
import dev.patchbay.mcp.protocol.Headers;
import dev.patchbay.mcp.protocol.ModernEnvelope;
import dev.patchbay.mcp.protocol.ParamHeaders;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.mcp.protocol.ProtocolVersions;
import dev.patchbay.mcp.tools.Instructions;
import dev.patchbay.mcp.tools.ServerInfo;
import dev.patchbay.model.state.PlacedTool;
import java.util.List;
import java.util.Optional;

/** Handler of MCP 2026-07-28, which is stateless. */
final class ModernEndpoint {
  private static final int BAD_REQUEST = 400;
  private final ToolRequests tools;

  ModernEndpoint(ToolRequests tools) {
    this.tools = tools;
  }

  Action handle(Message message, Headers headers, Scope scope) {
    if (!message.isRequest()) {
      return new Action.Answer(Reply.accepted());
    }
    String id = message.id().orElseThrow();
    Optional<Reply> refusal = ModernEnvelope.refusal(message, headers);
    if (refusal.isPresent()) {
      return new Action.Answer(refusal.get());
    }
    return switch (McpMethod.find(message.method()).orElseThrow()) {
      case DISCOVER -> new Action.Answer(Reply.result(id, discovered(scope)));
      case LIST -> tools.list(message, id, scope, ProtocolEra.MODERN);
      case CALL ->
          tools.call(
              message,
              id,
              scope,
              tool -> refusal(message, headers, tool),
              tool ->
                  new Action.Run(
                      ValidatedCall.of(message, id, ProtocolEra.MODERN, tool), Optional.empty()));
      case LISTEN -> listen(message, id, scope);
      case INITIALIZE, PING ->
          throw new IllegalStateException("the envelope accepts no legacy method");
    };
  }

  private static String discovered(Scope scope) {
    return new JsonObject()
        .text("resultType", "complete")
        .json("supportedVersions", ProtocolVersions.json(ProtocolVersions.ALL))
        .json("capabilities", Capabilities.JSON)
        .text("instructions", Instructions.of(scope.registry(), scope.narrowing()))
        .json("ttlMs", "5000")
        .text("cacheScope", "private")
        .json("_meta", new JsonObject().json(ServerInfo.META, ServerInfo.JSON).end())
        .end();
  }

  private static Action listen(Message message, String id, Scope scope) {
    return message.params().path("notifications").isObject()
        ? new Action.Listen(Listeners.modern(message, id, scope))
        : new Action.Answer(
            Reply.failed(
                message.id(),
                RpcCode.INVALID_PARAMS,
                "Invalid params: notifications must be an object"));
  }

  private static Optional<Action> refusal(Message message, Headers headers, PlacedTool tool) {
    return ParamHeaders.mismatch(
            tool.tool().inputSchema(), message.params().path("arguments"), headers)
        .map(
            sentence ->
                Reply.badRequest(
                    message.id(), RpcCode.HEADER_MISMATCH, "Header mismatch: " + sentence))
        .or(() -> missingCapability(message, tool))
        .map(Action.Answer::new);
  }

  private static Optional<Reply> missingCapability(Message message, PlacedTool tool) {
    List<String> missing =
        ClientCapabilities.of(message.meta(ProtocolEra.META_CAPABILITIES))
            .missing(tool.tool().requiresClientCapabilities());
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String data =
        new JsonObject().json("requiredCapabilities", ClientCapabilities.json(missing)).end();
    return Optional.of(
        Reply.error(
            BAD_REQUEST,
            message.id(),
            RpcCode.MISSING_CLIENT_CAPABILITY,
            "The tool needs a client with these capabilities: " + String.join(", ", missing),
            Optional.of(data)));
  }
}
