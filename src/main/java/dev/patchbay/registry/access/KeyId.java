package dev.patchbay.registry.access;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Public part of an API key: 12 letters or digits. Logs, audit records and operators name the key
 * by it.
 */
public record KeyId(String value) implements Comparable<KeyId> {
  static final int LENGTH = 12;
  private static final Pattern LEGAL = Pattern.compile("[0-9A-Za-z]{" + LENGTH + "}");

  public KeyId {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException("not the id of a key");
    }
  }

  /** Parses an id; empty when the text is not a legal id. */
  public static Optional<KeyId> find(String text) {
    return LEGAL.matcher(text).matches() ? Optional.of(new KeyId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(KeyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
