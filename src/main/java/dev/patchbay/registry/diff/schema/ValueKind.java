package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.EnumSet;
import java.util.Set;

/**
 * The disjoint kinds of JSON values: a number is an integer or a fraction, and 1.0 is an integer
 * (JSON Schema 2020-12, validation, section 6.1.1).
 */
enum ValueKind {
  NULL,
  BOOLEAN,
  STRING,
  INTEGER,
  FRACTION,
  ARRAY,
  OBJECT;

  static Set<ValueKind> all() {
    return EnumSet.allOf(ValueKind.class);
  }

  static Set<ValueKind> numbers() {
    return EnumSet.of(INTEGER, FRACTION);
  }

  /** More than one kind when the number is too large to classify. */
  static Set<ValueKind> of(Json value) {
    if (value instanceof Json.Members) {
      return EnumSet.of(OBJECT);
    }
    if (value instanceof Json.Elements) {
      return EnumSet.of(ARRAY);
    }
    if (value instanceof Json.Text) {
      return EnumSet.of(STRING);
    }
    if (value instanceof Json.Figure figure) {
      return EnumSet.of(figure.isInteger() ? INTEGER : FRACTION);
    }
    if (value instanceof Json.HugeFigure) {
      return numbers();
    }
    return EnumSet.of(value == Json.Constant.NULL ? NULL : BOOLEAN);
  }

  /** The kinds that a {@code type} names; unknown names add nothing. */
  static Set<ValueKind> named(Json type) {
    Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
    if (type instanceof Json.Text text) {
      kinds.addAll(named(text.value()));
    } else if (type instanceof Json.Elements elements) {
      elements.list().forEach(each -> kinds.addAll(named(each)));
    }
    return kinds;
  }

  private static Set<ValueKind> named(String type) {
    return switch (type) {
      case "null" -> EnumSet.of(NULL);
      case "boolean" -> EnumSet.of(BOOLEAN);
      case "string" -> EnumSet.of(STRING);
      case "integer" -> EnumSet.of(INTEGER);
      case "number" -> numbers();
      case "array" -> EnumSet.of(ARRAY);
      case "object" -> EnumSet.of(OBJECT);
      default -> EnumSet.noneOf(ValueKind.class);
    };
  }
}
