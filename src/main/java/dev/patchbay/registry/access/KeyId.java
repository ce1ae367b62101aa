package dev.patchbay.registry.access;

import java.util.Optional;
import java.util.regex.Pattern;

/** The public part of a key, by which logs, audit and operators name it: 12 letters or digits. */
public record KeyId(String value) implements Comparable<KeyId> {
  static final int LENGTH = 12;
  private static final Pattern LEGAL = Pattern.compile("[0-9A-Za-z]{" + LENGTH + "}");

  public KeyId {
    if (!LEGAL.matcher(value).matches()) {
      throw new IllegalArgumentException("not the id of a key");
    }
  }

  /** Empty when the text cannot be the id of any key. */
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
