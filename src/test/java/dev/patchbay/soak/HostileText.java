package dev.patchbay.soak;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON that costs its reader more than its length suggests. */
final class HostileText {
  private HostileText() {}

  /** An object whose {@code items} are different strings with the same hash code. */
  static String jsonOfColliding(int strings) {
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, strings - 1));
    return IntStream.range(0, strings)
        .mapToObj(number -> '"' + colliding(number, bits) + '"')
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  /** "Aa" and "BB" have the same hash code, so all sequences of them of one length have, too. */
  private static String colliding(int number, int bits) {
    return IntStream.range(0, bits)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  /** An MCP message of this many bytes, mostly empty names of empty objects. */
  static String message(int bytes) {
    String begin = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":[";
    String unit = "{\"\":0},";
    return begin + unit.repeat((bytes - begin.length()) / unit.length()) + "0]}}";
  }

  /** One line of an import of this many bytes, mostly empty arrays. */
  static String importLine(int bytes) {
    String begin = "{\"type\":\"header\",\"format\":1,\"x\":[";
    String unit = "[],";
    return begin + unit.repeat((bytes - begin.length()) / unit.length()) + "0]}\n";
  }
}
