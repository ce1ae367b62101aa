package dev.patchbay.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Validation and compaction of JSON text (RFC 8259): removes white space and normalizes strings. No
 * recursion, so depth costs heap, never stack.
 */
final class JsonCompaction {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4})");
  private static final Pattern LITERAL =
      Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

  private enum Expect {
    VALUE,
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    COMMA_OR_END
  }

  private final String source;
  private final StringBuilder out;
  private final Deque<Character> open = new ArrayDeque<>();
  private int at;
  private Expect expect = Expect.VALUE;

  private JsonCompaction(String source) {
    this.source = source;
    this.out = new StringBuilder(source.length());
  }

  static String compact(String source) {
    String compact = new JsonCompaction(source).run();
    return compact.equals(source) ? source : compact;
  }

  private String run() {
    boolean done = false;
    for (skipSpace(); at < source.length(); skipSpace()) {
      if (done) {
        throw broken("text after the end of the value");
      }
      step(source.charAt(at));
      done = open.isEmpty() && expect == Expect.COMMA_OR_END;
    }
    if (!done) {
      throw broken("the value is not complete");
    }
    String compact = out.toString();
    if (JsonString.hasLoneSurrogate(compact)) {
      throw new MCPRuntimeException(
          FailureKind.JSON_ERROR, "Not a JSON text: it holds half of a surrogate pair.");
    }
    return compact;
  }

  private void step(char c) {
    switch (expect) {
      case VALUE -> value(c);
      case VALUE_OR_END -> {
        if (c == ']') {
          close(c);
        } else {
          value(c);
        }
      }
      case KEY -> key();
      case KEY_OR_END -> {
        if (c == '}') {
          close(c);
        } else {
          key();
        }
      }
      case COMMA_OR_END -> commaOrEnd(c);
    }
  }

  private void value(char c) {
    if (c == '{' || c == '[') {
      open.push(c);
      take(1);
      expect = c == '{' ? Expect.KEY_OR_END : Expect.VALUE_OR_END;
    } else {
      if (c == '"') {
        string();
      } else {
        takeMatch(LITERAL);
      }
      expect = Expect.COMMA_OR_END;
    }
  }

  private void key() {
    string();
    skipSpace();
    if (at >= source.length() || source.charAt(at) != ':') {
      throw broken("expected ':'");
    }
    take(1);
    expect = Expect.VALUE;
  }

  private void string() {
    if (source.charAt(at) != '"') {
      throw broken("expected a string");
    }
    take(1);
    while (at < source.length() && source.charAt(at) != '"') {
      char c = source.charAt(at);
      if (c < ' ') {
        throw broken("a control character in a string");
      }
      if (c == '\\') {
        takeEscape();
      } else {
        take(1);
      }
    }
    if (at >= source.length()) {
      throw broken("a string without its end");
    }
    take(1);
  }

  private void commaOrEnd(char c) {
    if (c == ',') {
      take(1);
      expect = open.getFirst() == '{' ? Expect.KEY : Expect.VALUE;
    } else {
      close(c);
    }
  }

  private void close(char c) {
    char opened = open.getFirst();
    if (c != (opened == '{' ? '}' : ']')) {
      throw broken("expected ',' or the end of the " + (opened == '{' ? "object" : "array"));
    }
    open.pop();
    take(1);
    expect = Expect.COMMA_OR_END;
  }

  private void takeMatch(Pattern pattern) {
    take(lengthOf(pattern));
  }

  private void takeEscape() {
    int end = at + lengthOf(ESCAPE);
    JsonString.append(JsonString.unescape(source.substring(at, end)), out);
    at = end;
  }

  private int lengthOf(Pattern token) {
    Matcher matcher = token.matcher(source).region(at, source.length());
    if (!matcher.lookingAt()) {
      throw broken("not a JSON token");
    }
    return matcher.end() - at;
  }

  private void take(int length) {
    out.append(source, at, at + length);
    at += length;
  }

  private void skipSpace() {
    while (at < source.length() && " \t\r\n".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
  }

  private MCPRuntimeException broken(String what) {
    return new MCPRuntimeException(
        FailureKind.JSON_ERROR, "Not a JSON text: " + what + " at character " + (at + 1) + ".");
  }
}
