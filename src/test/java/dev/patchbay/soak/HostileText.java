package dev.patchbay.soak;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON that costs its reader more than its length says. */
final class HostileText {
  private HostileText() {}

  /** An object whose {@code items} are different strings with one and the same hash code. */
  static String jsonOfColliding(int strings) {
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, strings - 1));
    return IntStream.range(0, strings)
        .mapToObj(number -> '"' + colliding(number, bits) + '"')
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  /** "Aa" and "BB" have one hash code, so every sequence of them of one length has. */
  private static String colliding(int number, int bits) {
    return IntStream.range(0, bits)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  /** An MCP message of so many bytes, nearly all of them empty names of empty objects. */
  static String message(int bytes) {
    String begin = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":[";
    String unit = "{\"\":0},";
    return begin + unit.repeat((bytes - begin.length()) / unit.length()) + "0]}}";
  }

  /** One line of an import of so many bytes, nearly all of them empty arrays. */
  static String importLine(int bytes) {
    String begin = "{\"type\":\"header\",\"format\":1,\"x\":[";
    String unit = "[],";
    return begin + unit.repeat((bytes - begin.length()) / unit.length()) + "0]}\n";
  }
}
