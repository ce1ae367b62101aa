package dev.patchbay.mcp;

import dev.patchbay.mcp.message.PreparedJson;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.session.Session;
import dev.patchbay.mcp.stream.Listener;
import java.util.Optional;

/** Decision on how to answer a message, made without touching the connection. */
public sealed interface Action {

  /** Answer at once. */
  record Answer(Reply reply) implements Action {}

  /** Answer with a result that was rendered before. */
  record Show(String id, PreparedJson result) implements Action {}

  /** Answer with the id of a new session. */
  record Greet(Reply reply, Session session) implements Action {}

  /**
   * Run a tool.
   *
   * @param session in which the client may cancel the call; empty in the modern era
   */
  record Run(ValidatedCall call, Optional<Session> session) implements Action {}

  /** Keep the response open as a stream of change notifications. */
  record Listen(Listener listener) implements Action {}

  /**
   * Answer 403 with the missing scope.
   *
   * @param challenge value of {@code WWW-Authenticate}
   */
  record Forbid(Reply reply, String challenge) implements Action {}
}
