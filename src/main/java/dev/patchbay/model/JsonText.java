package dev.patchbay.model;

import java.nio.charset.StandardCharsets;

/**
 * JSON value (RFC 8259) as valid compact text: no white space, members and number literals as
 * written, minimal escaping. Immutable. Comparable, so that hash maps stay fast for keys with equal
 * hash codes.
 */
public record JsonText(String text) implements Comparable<JsonText> {
  public static final JsonText EMPTY_OBJECT = new JsonText("{}");

  /** Compacts any JSON text; fails with JSON_ERROR and the position when it is invalid. */
  public JsonText {
    text = JsonCompaction.compact(text);
  }

  public boolean isObject() {
    return text.charAt(0) == '{';
  }

  public int sizeInBytes() {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Lower-case hex SHA-256 of the UTF-8 text; member order matters. */
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
