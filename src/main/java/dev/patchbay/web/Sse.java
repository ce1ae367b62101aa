package dev.patchbay.web;

import jakarta.servlet.http.HttpServletResponse;

/** The pieces of an event stream (HTML Standard, server-sent events). */
public final class Sse {
  public static final String MEDIA_TYPE = "text/event-stream";

  private Sse() {}

  /** What makes an answer an event stream that nobody on the way holds back. */
  public static void start(HttpServletResponse response) {
    response.setContentType(MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("X-Accel-Buffering", "no");
  }

  /** A message; the JSON has no line ends, as all that is written here. */
  public static String event(String json) {
    return "event: message\ndata: " + json + "\n\n";
  }

  /** A message that a reader can go on from. */
  public static String event(String id, String name, String json) {
    return "id: " + id + "\nevent: " + name + "\ndata: " + json + "\n\n";
  }

  /** Where a reader goes on from, without a message; the number that readers keep is moved. */
  public static String position(String id) {
    return "id: " + id + "\n\n";
  }

  /** After how many milliseconds a reader who was cut off comes back. */
  public static String retry(long millis) {
    return "retry: " + millis + "\n";
  }

  /** Means nothing to the reader, and shows the writer whether there is one. */
  public static String comment() {
    return ": ka\n\n";
  }
}
