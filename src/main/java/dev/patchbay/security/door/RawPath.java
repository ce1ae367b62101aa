package dev.patchbay.security.door;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which paths are plain, by their raw text and before anybody decodes it. Servers, proxies and
 * JAX-RS read path parameters, encoded slashes, backslashes and NULs, empty and dot segments in
 * different ways, so none of these is let in.
 */
final class RawPath {
  private static final Pattern NOT_PLAIN =
      Pattern.compile(";|%3b|%2f|%5c|\\\\|%00|//|/(\\.|%2e){1,2}(/|$)");

  private RawPath() {}

  static boolean isPlain(String rawPath) {
    return isOrdinary(rawPath) || !NOT_PLAIN.matcher(rawPath.toLowerCase(Locale.ROOT)).find();
  }

  /** Nothing in it that the pattern could begin with, as in nearly every path; far cheaper. */
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
