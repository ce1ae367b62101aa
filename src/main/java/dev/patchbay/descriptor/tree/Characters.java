package dev.patchbay.descriptor.tree;

import dev.patchbay.model.JsonString;
import java.util.Optional;

/**
 * Characters that no text of a descriptor may contain, because they cannot be stored or sent as
 * UTF-8 everywhere.
 */
final class Characters {
  static final String BROKEN = "A text must not hold U+0000 or half of a surrogate pair.";

  private static final int LONGEST_KEY = 512;

  private Characters() {}

  static boolean isBroken(String text) {
    return text.indexOf('\0') >= 0 || JsonString.hasLoneSurrogate(text);
  }

  /** Describes what is wrong with a key; empty when nothing is. */
  static Optional<String> keyFault(String key) {
    if (key.length() > LONGEST_KEY) {
      return Optional.of("A key has at most " + LONGEST_KEY + " characters.");
    }
    return isBroken(key)
        ? Optional.of("A key must not hold U+0000 or half of a surrogate pair.")
        : Optional.empty();
  }
}
