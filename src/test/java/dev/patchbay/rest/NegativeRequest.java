package dev.patchbay.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request that must be refused, or that may be answered but changes nothing.
 *
 * @param why what is wrong with it
 * @param mayBeAnswered whether a success is correct, since it only reads
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NegativeRequest(
    String method,
    String target,
    List<String> headers,
    byte[] body,
    String why,
    boolean mayBeAnswered) {

  static NegativeRequest of(String method, String target, String why) {
    return new NegativeRequest(method, target, List.of(), new byte[0], why, false);
  }

  NegativeRequest with(String... headerLines) {
    return new NegativeRequest(method, target, List.of(headerLines), body, why, mayBeAnswered);
  }

  NegativeRequest sending(String mediaType, byte[] bytes) {
    List<String> lines = List.of("Content-Type: " + mediaType, "Content-Length: " + bytes.length);
    return new NegativeRequest(method, target, lines, bytes, why, mayBeAnswered);
  }

  NegativeRequest sending(String mediaType, String text) {
    return sending(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  NegativeRequest orAnswered(boolean fine) {
    return new NegativeRequest(method, target, headers, body, why, fine);
  }

  @Override
  public String toString() {
    String text = new String(body, StandardCharsets.UTF_8);
    return why
        + ": "
        + method
        + " "
        + target
        + " "
        + headers
        + " "
        + text.substring(0, Math.min(300, text.length()));
  }
}
