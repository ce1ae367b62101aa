package dev.patchbay.descriptor.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Error sentences for syntax errors of the JSON parser. */
final class JsonSyntax {
  private static final String OTHER = "This is not JSON (RFC 8259).";

  /** Sentence by a part of the parser's message; the first match counts. */
  private static final Map<String, String> SENTENCES = new LinkedHashMap<>();

  static {
    SENTENCES.put("expecting a colon", "A ':' belongs between a key and its value.");
    SENTENCES.put(
        "expecting double-quote",
        "A key in double quotes belongs here; JSON has no comma after the last entry.");
    SENTENCES.put("expecting comma", "A ',' belongs between two entries.");
    SENTENCES.put("(non-standard) comment", "JSON has no comments.");
    SENTENCES.put("low surrogate", "A key must not hold half of a surrogate pair.");
    SENTENCES.put("hex-digit", "After \\u come four hexadecimal digits.");
    SENTENCES.put("numeric value", "This is not a number as JSON writes numbers.");
    SENTENCES.put("expected a value", "A value is missing here.");
    SENTENCES.put("expected a valid value", "A value belongs here: text stands in double quotes.");
    SENTENCES.put(
        "Illegal unquoted character",
        "A control character in a text is escaped; an end of line is \\n.");
    SENTENCES.put("Illegal character", "A control character does not belong between values.");
    SENTENCES.put(
        "Unrecognized character escape", "JSON has no such escape; a backslash itself is \\\\.");
    SENTENCES.put("Unrecognized token", "This is no JSON value: text stands in double quotes.");
    SENTENCES.put("Non-standard token", "JSON has no NaN and no Infinity.");
    SENTENCES.put("Unexpected close marker", "This closes something that is not open here.");
  }

  private JsonSyntax() {}

  static String sentence(JacksonException e) {
    if (e instanceof UnexpectedEndOfInputException) {
      return "The JSON text ends too early: something is not closed.";
    }
    String message = String.valueOf(e.getOriginalMessage());
    return SENTENCES.entrySet().stream()
        .filter(entry -> message.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHER);
  }

  static long offset(JacksonException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
  }
}
