package dev.patchbay.mcp.stream;

import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.web.Sse;

/** JSON-RPC notification of the server, as a piece of an event stream. */
public final class Notification {
  private Notification() {}

  public static String of(String method, JsonObject params) {
    JsonObject message = new JsonObject().text("jsonrpc", "2.0").text("method", method);
    if (!params.isEmpty()) {
      message.json("params", params.end());
    }
    return Sse.event(message.end());
  }
}
