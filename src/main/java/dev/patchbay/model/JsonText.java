package dev.patchbay.model;

import java.nio.charset.StandardCharsets;

/**
 * A JSON value (RFC 8259) as compact text: valid, without white space between tokens, members in
 * the order written, number literals as written, and nothing escaped that need not be. Immutable
 * and cheap to hold; a tree is parsed where one is needed. Has an order, so that hash maps find one
 * among many of its hash code.
 */
public record JsonText(String text) implements Comparable<JsonText> {
  public static final JsonText EMPTY_OBJECT = new JsonText("{}");

  /**
   * Takes any JSON text and keeps its compact form; fails with JSON_ERROR and the position
   * otherwise.
   */
  public JsonText {
    text = JsonCompaction.compact(text);
  }

  public boolean isObject() {
    return text.charAt(0) == '{';
  }

  public int sizeInBytes() {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Lower-case hex SHA-256 of the UTF-8 text: equal texts, equal digests; member order counts. */
  public String sha256() {
    return ContentDigest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int compareTo(JsonText other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
