package dev.patchbay.mcp.stream;

import dev.patchbay.mcp.message.JsonObject;

/** The pieces of an event stream (HTML Standard, server-sent events). */
public final class Sse {
  public static final String MEDIA_TYPE = "text/event-stream";

  private Sse() {}

  /** A message; the JSON has no line ends, as all that is written here. */
  public static String event(String json) {
    return "event: message\ndata: " + json + "\n\n";
  }

  /** Means nothing to the reader, and shows the writer whether there is one. */
  public static String comment() {
    return ": ka\n\n";
  }

  public static String notification(String method, JsonObject params) {
    JsonObject message = new JsonObject().text("jsonrpc", "2.0").text("method", method);
    if (!params.isEmpty()) {
      message.json("params", params.end());
    }
    return event(message.end());
  }
}
