package dev.patchbay.model.json;

import dev.patchbay.model.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Parser of {@code JsonText}, which is valid and compact, so nothing is checked again. The last of
 * several equal names wins.
 */
final class JsonTextReader {
  /** Numbers beyond this could take seconds of arithmetic, or overflow. */
  private static final Pattern HUGE = Pattern.compile(".{101,}|.*[eE][+-]?0*[1-9][0-9]{3,}");

  private final String text;
  private int at;

  JsonTextReader(String text) {
    this.text = text;
  }

  static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '{' || c == '[') {
        deepest = Math.max(deepest, ++depth);
      } else if (c == '}' || c == ']') {
        depth--;
      } else if (c == '"') {
        at = endOfString(text, at);
      }
    }
    return deepest;
  }

  private static int endOfString(String text, int start) {
    int at = start + 1;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  Json value() {
    return switch (text.charAt(at)) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> new Json.Text(string());
      case 't' -> constant(Json.Constant.TRUE, 4);
      case 'f' -> constant(Json.Constant.FALSE, 5);
      case 'n' -> constant(Json.Constant.NULL, 4);
      default -> number();
    };
  }

  private Json constant(Json.Constant constant, int length) {
    at += length;
    return constant;
  }

  private Json members() {
    Map<String, Json> members = new LinkedHashMap<>();
    at++;
    while (text.charAt(at) != '}') {
      String name = string();
      at++;
      members.put(name, value());
      skipComma();
    }
    at++;
    return new Json.Members(members);
  }

  private Json elements() {
    List<Json> elements = new ArrayList<>();
    at++;
    while (text.charAt(at) != ']') {
      elements.add(value());
      skipComma();
    }
    at++;
    return new Json.Elements(elements);
  }

  private void skipComma() {
    if (text.charAt(at) == ',') {
      at++;
    }
  }

  private String string() {
    int end = endOfString(text, at);
    String inside = text.substring(at + 1, end);
    at = end + 1;
    return inside.indexOf('\\') < 0 ? inside : unescaped(inside);
  }

  private static String unescaped(String inside) {
    StringBuilder out = new StringBuilder(inside.length());
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c == '\\') {
        int end = inside.charAt(i + 1) == 'u' ? i + 6 : i + 2;
        c = JsonString.unescape(inside.substring(i, end));
        i = end - 1;
      }
      out.append(c);
    }
    return out.toString();
  }

  private Json number() {
    int start = at;
    while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String literal = text.substring(start, at);
    return HUGE.matcher(literal).matches()
        ? new Json.HugeFigure(literal)
        : new Json.Figure(new BigDecimal(literal));
  }
}
