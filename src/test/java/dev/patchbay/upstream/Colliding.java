package dev.patchbay.upstream;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Strings of one hash code and one length: each pair of characters is Aa or BB. */
public final class Colliding {
  private Colliding() {}

  public static List<String> strings(int count) {
    int pairs = Math.max(1, 32 - Integer.numberOfLeadingZeros(count - 1));
    return IntStream.range(0, count).mapToObj(number -> string(number, pairs)).toList();
  }

  private static String string(int number, int pairs) {
    return IntStream.range(0, pairs)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  /** The strings as a JSON list. */
  public static String list(int count) {
    return strings(count).stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
