package dev.patchbay.mcp;

import dev.patchbay.mcp.message.PreparedJson;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.session.Session;
import dev.patchbay.mcp.stream.Listener;
import java.util.Optional;

/** What is to be done about a message, decided without touching the connection. */
public sealed interface Action {

  /** Answer at once. */
  record Answer(Reply reply) implements Action {}

  /** Answer with a result that was prepared before. */
  record Show(String id, PreparedJson result) implements Action {}

  /** Answer, and name the session that has begun. */
  record Greet(Reply reply, Session session) implements Action {}

  /**
   * Run a tool.
   *
   * @param session in which the client may cancel it; empty in the modern era
   */
  record Run(ValidatedCall call, Optional<Session> session) implements Action {}

  /** Keep the answer open, and tell of changes on it. */
  record Listen(Listener listener) implements Action {}

  /**
   * Refuse, and say what it would take.
   *
   * @param challenge of {@code WWW-Authenticate}
   */
  record Forbid(Reply reply, String challenge) implements Action {}
}
