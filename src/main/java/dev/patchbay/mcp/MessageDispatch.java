package dev.patchbay.mcp;

import dev.patchbay.mcp.message.Message;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.message.RpcCode;
import dev.patchbay.mcp.protocol.Headers;
import dev.patchbay.mcp.protocol.ProtocolEra;
import dev.patchbay.model.ProjectId;
import dev.patchbay.security.Challenge;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Dispatch of a message to the endpoint of its era. A method that the caller's roles do not allow
 * reaches neither.
 */
public final class MessageDispatch {
  private final ModernEndpoint modern;
  private final LegacyEndpoint legacy;
  private final Challenge challenge;

  MessageDispatch(ModernEndpoint modern, LegacyEndpoint legacy, Challenge challenge) {
    this.modern = modern;
    this.legacy = legacy;
    this.challenge = challenge;
  }

  public Action decide(Message message, Headers headers, Scope scope) {
    Optional<Action> forbidden =
        McpMethod.find(message.method()).flatMap(method -> refusal(method, scope, message.id()));
    if (forbidden.isPresent()) {
      return forbidden.get();
    }
    return ProtocolEra.of(message, headers) == ProtocolEra.MODERN
        ? modern.handle(message, headers, scope)
        : legacy.handle(message, headers, scope);
  }

  /** Of a method that needs a role that the caller does not have. */
  public Optional<Action> refusal(McpMethod method, Scope scope, Optional<String> id) {
    if (method.isAllowedTo(scope.caller())) {
      return Optional.empty();
    }
    Reply reply =
        Reply.error(
            HttpServletResponse.SC_FORBIDDEN,
            id,
            RpcCode.INVALID_REQUEST,
            "Forbidden: the credentials do not allow this method",
            Optional.empty());
    ProjectId project = scope.registry().projectId();
    return Optional.of(
        new Action.Forbid(reply, challenge.insufficientScope(project, method.scope())));
  }
}
