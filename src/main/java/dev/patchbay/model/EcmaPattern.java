package dev.patchbay.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translation of ECMA-262 patterns, which JSON Schema uses (2020-12 core, section 6.4), to the
 * syntax that RE2 and {@code java.util.regex} share. What only one of them has stays as it is.
 */
public final class EcmaPattern {
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\u\\{([0-9A-Fa-f]{1,6})\\}|\\\\u([0-9A-Fa-f]{4})");
  private static final Pattern PROPERTY = Pattern.compile("\\\\[pP]\\{");
  private static final Pattern LOOK_AROUND = Pattern.compile("\\(\\?(?:=|!|<=|<!)");

  private EcmaPattern() {}

  /** The pattern for RE2. */
  public static String forRe2(String pattern) {
    return translate(pattern, false);
  }

  /** The pattern for {@code java.util.regex}, whose classes nest and whose {@code $} differs. */
  public static String forJava(String pattern) {
    return translate(pattern, true);
  }

  /** Does it have {@code \p{…}}, look-ahead or look-behind? */
  public static boolean hasRareParts(String pattern) {
    return PROPERTY.matcher(pattern).find() || LOOK_AROUND.matcher(pattern).find();
  }

  private static String translate(String pattern, boolean java) {
    StringBuilder out = new StringBuilder(pattern.length() + 16);
    boolean inClass = false;
    for (int at = 0; at < pattern.length(); ) {
      char c = pattern.charAt(at);
      if (c == '\\') {
        at = escape(pattern, at, out);
      } else if (!inClass && (pattern.startsWith("[^]", at) || pattern.startsWith("[]", at))) {
        boolean any = pattern.charAt(at + 1) == '^';
        out.append(any ? "[\\s\\S]" : "[^\\s\\S]");
        at += any ? 3 : 2;
      } else {
        if (java && inClass && (c == '[' || c == '&')) {
          out.append('\\');
        }
        inClass = c == '[' || (inClass && c != ']');
        out.append(java && !inClass && c == '$' ? "\\z" : c);
        at++;
      }
    }
    return out.toString();
  }

  /** Copies or translates the escape, and returns where it ends. */
  private static int escape(String pattern, int at, StringBuilder out) {
    Matcher unicode = ESCAPE.matcher(pattern).region(at, pattern.length());
    if (!unicode.lookingAt()) {
      int end = Math.min(at + 2, pattern.length());
      out.append(pattern, at, end);
      return end;
    }
    int end = unicode.end();
    String digits = unicode.group(1) == null ? unicode.group(2) : unicode.group(1);
    int code = Integer.parseInt(digits, 16);
    Matcher low = ESCAPE.matcher(pattern).region(end, pattern.length());
    if (code <= 0xFFFF
        && Character.isHighSurrogate((char) code)
        && low.lookingAt()
        && low.group(2) != null
        && Character.isLowSurrogate((char) Integer.parseInt(low.group(2), 16))) {
      code = Character.toCodePoint((char) code, (char) Integer.parseInt(low.group(2), 16));
      end = low.end();
    }
    out.append("\\x{").append(Integer.toHexString(code)).append('}');
    return end;
  }
}
