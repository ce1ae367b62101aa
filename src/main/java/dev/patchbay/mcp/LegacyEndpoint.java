package dev.patchbay.mcp;

import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.mcp.message.Message;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.message.RpcCode;
import dev.patchbay.mcp.protocol.ClientCapabilities;
import dev.patchbay.mcp.protocol.Headers;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.mcp.protocol.ProtocolVersions;
import dev.patchbay.mcp.session.Session;
import dev.patchbay.mcp.session.Sessions;
import dev.patchbay.mcp.tools.Instructions;
import dev.patchbay.mcp.tools.ResultJson;
import dev.patchbay.mcp.tools.ServerInfo;
import dev.patchbay.model.state.PlacedTool;
import dev.patchbay.upstream.ToolResult;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Handler of MCP 2025-11-25 and earlier: {@code initialize}, then requests within a session. */
public final class LegacyEndpoint {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final String NO_CONTENT = "{}";

  private final ToolRequests tools;
  private final Sessions sessions;

  LegacyEndpoint(ToolRequests tools, Sessions sessions) {
    this.tools = tools;
    this.sessions = sessions;
  }

  Action handle(Message message, Headers headers, Scope scope) {
    if (message.isRequest() && message.method().equals("initialize")) {
      return initialize(message, message.id().orElseThrow(), scope);
    }
    Optional<Reply> refusal = sessionRefusal(headers, scope, message.id());
    if (refusal.isPresent()) {
      return new Action.Answer(refusal.get());
    }
    Session session = session(headers, scope).orElseThrow();
    if (!message.isRequest()) {
      notified(message, session);
      return new Action.Answer(Reply.accepted());
    }
    return request(message, message.id().orElseThrow(), session, scope);
  }

  /** Refuses a request without a valid session of its caller; empty when the session is valid. */
  public Optional<Reply> sessionRefusal(Headers headers, Scope scope, Optional<String> id) {
    if (!headers.has(Headers.SESSION)) {
      return Optional.of(refused(BAD_REQUEST, id, "the " + Headers.SESSION + " header is missing"));
    }
    return session(headers, scope).isPresent()
        ? Optional.empty()
        : Optional.of(refused(NOT_FOUND, id, "there is no such session"));
  }

  private static Reply refused(int status, Optional<String> id, String sentence) {
    return Reply.error(
        status, id, RpcCode.INVALID_REQUEST, "Invalid Request: " + sentence, Optional.empty());
  }

  public Optional<Session> session(Headers headers, Scope scope) {
    return headers
        .one(Headers.SESSION)
        .flatMap(id -> sessions.find(id, scope.registry().key(), scope.caller()));
  }

  private Action initialize(Message message, String id, Scope scope) {
    String version = ProtocolVersions.negotiated(message.text("protocolVersion").orElse(""));
    String result =
        new JsonObject()
            .text("protocolVersion", version)
            .json("capabilities", Capabilities.JSON)
            .json("serverInfo", ServerInfo.JSON)
            .text("instructions", Instructions.of(scope.registry(), scope.narrowing()))
            .end();
    Session session =
        sessions.open(
            scope.registry().key(),
            scope.caller(),
            ClientCapabilities.of(message.params().path("capabilities")));
    return new Action.Greet(Reply.result(id, result), session);
  }

  private static void notified(Message message, Session session) {
    JsonNode cancelled = message.params().path("requestId");
    if (message.method().equals("notifications/cancelled") && cancelled.isValueNode()) {
      session.cancel(cancelled.toString());
    }
  }

  private Action request(Message message, String id, Session session, Scope scope) {
    Action unknown =
        new Action.Answer(
            Reply.failed(Optional.of(id), RpcCode.METHOD_NOT_FOUND, "Method not found"));
    Optional<McpMethod> method = McpMethod.find(message.method());
    if (method.isEmpty()) {
      return unknown;
    }
    return switch (method.get()) {
      case PING -> new Action.Answer(Reply.result(id, NO_CONTENT));
      case LIST -> tools.list(message, id, scope, ProtocolEra.LEGACY);
      case CALL ->
          tools.call(
              message,
              id,
              scope,
              tool -> missingCapability(id, session, tool),
              tool ->
                  new Action.Run(
                      ValidatedCall.of(message, id, ProtocolEra.LEGACY, tool),
                      Optional.of(session)));
      case DISCOVER, INITIALIZE, LISTEN -> unknown;
    };
  }

  /**
   * These versions have no error code for missing capabilities, so a tool error explains it to the
   * model.
   */
  private static Optional<Action> missingCapability(String id, Session session, PlacedTool tool) {
    List<String> missing = session.capabilities().missing(tool.tool().requiresClientCapabilities());
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    ToolResult error =
        ToolResult.error(
            "This tool needs a client with these capabilities: " + String.join(", ", missing));
    return Optional.of(
        new Action.Answer(
            Reply.result(
                id, ResultJson.of(error, tool.tool().outputSchema(), ProtocolEra.LEGACY))));
  }
}
