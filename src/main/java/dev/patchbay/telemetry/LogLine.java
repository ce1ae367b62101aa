package dev.patchbay.telemetry;

import java.util.regex.Pattern;

/**
 * One log line of {@code key=value} pairs, in the given order. A plain word stays as it is; any
 * other value is quoted, with quotes, backslashes and invisible characters (controls, line
 * separators, direction marks) escaped as in JSON. So a value can forge neither a key nor a line.
 * Values are cut at 500 characters. Not thread-safe.
 */
final class LogLine {
  private static final int LONGEST = 500;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._:/@+,-]+");

  private final StringBuilder text = new StringBuilder();

  /** Appends a pair. The key is trusted, the value is not. */
  LogLine with(String key, Object value) {
    if (!text.isEmpty()) {
      text.append(' ');
    }
    text.append(key).append('=');
    String words = value.toString();
    if (words.length() <= LONGEST && WORD.matcher(words).matches()) {
      text.append(words);
    } else {
      quote(words);
    }
    return this;
  }

  private void quote(String value) {
    text.append('"');
    value.codePoints().limit(LONGEST).forEach(this::escape);
    if (value.codePointCount(0, value.length()) > LONGEST) {
      text.append('…');
    }
    text.append('"');
  }

  private void escape(int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      text.append('\\').appendCodePoint(codePoint);
    } else if (codePoint == '\n') {
      text.append("\\n");
    } else if (isSeen(codePoint)) {
      text.appendCodePoint(codePoint);
    } else {
      for (char unit : Character.toChars(codePoint)) {
        text.append(String.format("\\u%04x", (int) unit));
      }
    }
  }

  private static boolean isSeen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
