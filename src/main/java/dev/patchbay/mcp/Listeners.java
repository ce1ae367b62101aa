package dev.patchbay.mcp;

import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.mcp.message.Message;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.session.Session;
import dev.patchbay.mcp.stream.Listener;
import dev.patchbay.mcp.stream.Notification;
import dev.patchbay.web.Sse;
import java.util.Optional;

/** Factory of {@link Listener}s for each era. */
public final class Listeners {
  private static final String LIST_CHANGED = "notifications/tools/list_changed";
  private static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";
  private static final String TOOLS_LIST_CHANGED = "toolsListChanged";
  private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

  private Listeners() {}

  /**
   * Listener of {@code subscriptions/listen}. Acknowledges and sends only the requested
   * notifications.
   */
  static Listener modern(Message message, String id, Scope scope) {
    boolean asked =
        message.params().path("notifications").path(TOOLS_LIST_CHANGED).asBoolean(false);
    String meta = new JsonObject().json(SUBSCRIPTION, id).end();
    JsonObject honoured = new JsonObject();
    if (asked) {
      honoured.json(TOOLS_LIST_CHANGED, "true");
    }
    String farewell = new JsonObject().text("resultType", "complete").json("_meta", meta).end();
    return new Listener(
        scope.caller(),
        scope.registry().key(),
        scope.narrowing(),
        Optional.empty(),
        Notification.of(
            ACKNOWLEDGED,
            new JsonObject().json("_meta", meta).json("notifications", honoured.end())),
        asked
            ? Optional.of(Notification.of(LIST_CHANGED, new JsonObject().json("_meta", meta)))
            : Optional.empty(),
        Optional.of(Sse.event(Reply.resultText(id, farewell))));
  }

  /** Listener of the stream that a legacy client opens by {@code GET}. */
  public static Listener legacy(Session session, Scope scope) {
    return new Listener(
        scope.caller(),
        scope.registry().key(),
        scope.narrowing(),
        Optional.of(session.id()),
        Sse.comment(),
        Optional.of(Notification.of(LIST_CHANGED, new JsonObject())),
        Optional.empty());
  }
}
