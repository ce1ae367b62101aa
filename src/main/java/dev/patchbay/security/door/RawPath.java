package dev.patchbay.security.door;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Check of the raw path, before it is decoded. Servers, proxies and JAX-RS interpret path
 * parameters, encoded slashes, backslashes, NULs, empty segments and dot segments differently, so
 * all of these are refused.
 */
public final class RawPath {
  private static final Pattern NOT_PLAIN =
      Pattern.compile(";|%3b|%2f|%5c|\\\\|%00|//|/(\\.|%2e){1,2}(/|$)");

  private RawPath() {}

  private static final String SENTENCE =
      "The path must not hold ';', an encoded '/' or '\\', a NUL, an empty segment or a '.'"
          + " segment.";

  /** Describes what is wrong with the path; empty when nothing is. */
  public static Optional<String> fault(String rawPath) {
    return isPlain(rawPath) ? Optional.empty() : Optional.of(SENTENCE);
  }

  private static boolean isPlain(String rawPath) {
    return isOrdinary(rawPath) || !NOT_PLAIN.matcher(rawPath.toLowerCase(Locale.ROOT)).find();
  }

  /** Fast check: true when the pattern cannot match, as for nearly every path. */
  private static boolean isOrdinary(String path) {
    char before = 'x';
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == ';' || c == '%' || c == '\\' || (before == '/' && (c == '/' || c == '.'))) {
        return false;
      }
      before = c;
    }
    return true;
  }
}
