package dev.patchbay.upstream;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Strings of one hash code and one length: each pair of characters is Aa or BB. */
public final class Colliding {
  private Colliding() {}

  public static List<String> strings(int count) {
    return strings(count, "Aa", "BB");
  }

  /**
   * Names that Jackson's table of names puts into one bucket: it multiplies by 33 and not by 31.
   */
  public static List<String> names(int count) {
    return strings(count, "Aa", "B@");
  }

  private static List<String> strings(int count, String zero, String one) {
    int pairs = Math.max(1, 32 - Integer.numberOfLeadingZeros(count - 1));
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                IntStream.range(0, pairs)
                    .mapToObj(bit -> (number >> bit & 1) == 0 ? zero : one)
                    .collect(Collectors.joining()))
        .toList();
  }

  /** The names as members of a JSON object. */
  public static String members(int count) {
    return names(count).stream().collect(Collectors.joining("\":1,\"", "{\"", "\":1}"));
  }

  /** The strings as a JSON list. */
  public static String list(int count) {
    return strings(count).stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
