package dev.patchbay.upstream.mapping;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detection of path traversal: could a server interpret a value as a different path? Servers and
 * proxies differ, so every known interpretation is tried:
 *
 * <ul>
 *   <li>decoded once more by each proxy that forwards it decoded (nginx with a URI in {@code
 *       proxy_pass}), also from {@code %u002e} and from overlong UTF-8 ({@code %c0%ae}, old IIS);
 *   <li>with a backslash as a slash (IIS, {@code URL} of browsers and Node);
 *   <li>without what follows a {@code ;} (path parameters: Tomcat, Jetty, Spring);
 *   <li>with full-width and other compatibility forms as their ASCII characters (Windows' best fit,
 *       frameworks that normalise to NFKC);
 *   <li>without dots and blanks at the end of a name (Windows), so a name of dots alone is empty.
 * </ul>
 */
final class PathClimb {
  private static final int MOST_DECODINGS = 8;
  private static final Pattern ESCAPED = Pattern.compile("%u([0-9A-Fa-f]{4})|(?:%[0-9A-Fa-f]{2})+");
  private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
  private static final Pattern OVERLONG_DOT =
      Pattern.compile("\u00c0\u00ae|\u00e0\u0080\u00ae|\u00f0\u0080\u0080\u00ae");
  private static final Pattern OVERLONG_SLASH =
      Pattern.compile("\u00c0\u00af|\u00e0\u0080\u00af|\u00f0\u0080\u0080\u00af");
  private static final Pattern OVERLONG_BACKSLASH =
      Pattern.compile("\u00c1\u009c|\u00e0\u0081\u009c|\u00f0\u0080\u0081\u009c");
  private static final Pattern OTHER_SLASH = Pattern.compile("[\u2044\u2215\u29f8]");
  private static final Pattern OTHER_BACKSLASH = Pattern.compile("[\u2216\u29f5\u29f9]");
  private static final Pattern OTHER_DOT = Pattern.compile("[\u3002\uff61]");

  private PathClimb() {}

  /** Does the value change the path around it? */
  static boolean isValue(String value) {
    List<String> interpretations = interpretations(value);
    long separators = separators(interpretations.get(0));
    return isSegment(value)
        || interpretations.stream()
            .anyMatch(interpretation -> separators(interpretation) != separators)
        || interpretations.stream().anyMatch(PathClimb::holdsControl)
        || interpretations.stream().anyMatch(PathClimb::isNothing);
  }

  /** Like {@link #isValue}, for a segment that the descriptor wrote partly. */
  static boolean isSegment(String segment) {
    List<String> interpretations = interpretations(segment);
    boolean endless = interpretations.size() > MOST_DECODINGS;
    return endless || interpretations.stream().anyMatch(PathClimb::climbs);
  }

  private static boolean climbs(String interpretation) {
    for (String name : SEPARATOR.split(interpretation, -1)) {
      int parameters = name.indexOf(';');
      String file = parameters < 0 ? name : name.substring(0, parameters);
      String bare = file.strip();
      boolean dots = !bare.isEmpty() && bare.chars().allMatch(c -> c == '.' || c == ' ');
      if (dots || (parameters >= 0 && bare.isEmpty())) {
        return true;
      }
    }
    return false;
  }

  /** Is the value only slashes and blanks, which servers merge into one slash? */
  private static boolean isNothing(String interpretation) {
    return SEPARATOR.matcher(interpretation).replaceAll("").isBlank();
  }

  private static boolean holdsControl(String interpretation) {
    return interpretation.chars().anyMatch(Character::isISOControl);
  }

  private static long separators(String interpretation) {
    return interpretation.chars().filter(c -> c == '/' || c == '\\').count();
  }

  /** The text undecoded, decoded once, twice, and so on, until nothing is escaped. */
  private static List<String> interpretations(String text) {
    List<String> interpretations = new ArrayList<>();
    String interpretation = plain(text);
    interpretations.add(interpretation);
    for (String next = decoded(interpretation);
        !next.equals(interpretation);
        next = decoded(interpretation)) {
      interpretation = next;
      interpretations.add(interpretation);
      if (interpretations.size() > MOST_DECODINGS) {
        return interpretations;
      }
    }
    return interpretations;
  }

  private static String decoded(String text) {
    return plain(
        ESCAPED
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        match.group(1) != null
                            ? String.valueOf((char) Integer.parseInt(match.group(1), 16))
                            : characters(match.group()))));
  }

  private static String characters(String escapes) {
    byte[] bytes = HexFormat.of().parseHex(escapes.replace("%", ""));
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    String dots = OVERLONG_DOT.matcher(latin).replaceAll(".");
    String slashes = OVERLONG_SLASH.matcher(dots).replaceAll("/");
    String all = OVERLONG_BACKSLASH.matcher(slashes).replaceAll("\\\\");
    return new String(all.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Normalizes characters that a server may convert to ASCII. */
  private static String plain(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String slashes = OTHER_SLASH.matcher(normal).replaceAll("/");
    String separators = OTHER_BACKSLASH.matcher(slashes).replaceAll("\\\\");
    return UNSEEN.matcher(OTHER_DOT.matcher(separators).replaceAll(".")).replaceAll("");
  }
}
