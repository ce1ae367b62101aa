package dev.patchbay.web;

import jakarta.servlet.http.HttpServletResponse;

/** Pieces of an event stream (HTML Standard, server-sent events). */
public final class Sse {
  public static final String MEDIA_TYPE = "text/event-stream";

  private Sse() {}

  /** Sets the headers of an event stream, which disable buffering by proxies. */
  public static void start(HttpServletResponse response) {
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Accel-Buffering", "no");
  }

  /** A message event. The JSON must have no line ends, as all JSON that this server writes. */
  public static String event(String json) {
    return "event: message\ndata: " + json + "\n\n";
  }

  /** A message event with an id from which a client can resume. */
  public static String event(String id, String name, String json) {
    return "id: " + id + "\nevent: " + name + "\ndata: " + json + "\n\n";
  }

  /** Moves the client's last event id without a message. */
  public static String position(String id) {
    return "id: " + id + "\n\n";
  }

  /** Reconnection time of the client, in milliseconds. */
  public static String retry(long millis) {
    return "retry: " + millis + "\n";
  }

  /**
   * Keep-alive comment: clients ignore it, and the writer learns whether the client is still
   * connected.
   */
  public static String comment() {
    return ": ka\n\n";
  }
}
