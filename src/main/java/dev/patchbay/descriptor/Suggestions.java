package dev.patchbay.descriptor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Spelling suggestions for unknown words, by Levenshtein distance. */
final class Suggestions {
  private static final int LONGEST = 64;
  private static final int MOST_KNOWN = 50;

  private Suggestions() {}

  /** Nearest known word, unless all are too far away. */
  static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    int allowed = Math.max(1, written.length() / 3);
    return known.stream()
        .limit(MOST_KNOWN)
        .filter(
            word -> word.length() <= LONGEST && distance(plain(written), plain(word)) <= allowed)
        .min(Comparator.comparingInt(word -> distance(plain(written), plain(word))));
  }

  static Optional<String> didYouMean(String written, Collection<String> known) {
    return nearest(written, known).map(word -> "Did you mean '" + word + "'?");
  }

  /**
   * Normalizes a word, so that {@code inputSchema}, {@code input-schema} and {@code input_schema}
   * are equal.
   */
  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Levenshtein distance with two rows. */
  private static int distance(String left, String right) {
    int[] above = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[right.length()];
  }
}
