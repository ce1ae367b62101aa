package dev.patchbay.model;

/**
 * Canonical JSON strings (RFC 8259 section 7): escapes only quotes, backslashes and control
 * characters, in the shortest form. So equal strings have equal texts, and no output moves a
 * terminal's cursor.
 */
public final class JsonString {
  private JsonString() {}

  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      append(text.charAt(i), out);
    }
    return out.append('"').toString();
  }

  static void append(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (Character.isISOControl(c)) {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }

  /** The character of an escape sequence, which includes its backslash. */
  public static char unescape(String escape) {
    char name = escape.charAt(1);
    return switch (name) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> (char) Integer.parseInt(escape.substring(2), 16);
      default -> name;
    };
  }

  /** Does the text contain a lone surrogate, which UTF-8 cannot encode? */
  public static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
