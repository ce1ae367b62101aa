package dev.patchbay.upstream.arguments;

import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValue.JsonTextValue;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Types of JSON Schema (2020-12 validation, section 6.1.1). */
enum JsonType {
  OBJECT,
  ARRAY,
  STRING,
  NUMBER,
  INTEGER,
  BOOLEAN,
  NULL;

  /** Longer numbers are no integers that an API takes, and cost much arithmetic. */
  private static final int LONGEST_NUMBER = 100;

  static final Set<JsonType> ALL = EnumSet.allOf(JsonType.class);

  /** The type of this name in a schema. */
  static Optional<JsonType> named(String name) {
    for (JsonType type : values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Types that a value has; an integer is a number too. */
  static Set<JsonType> of(JsonValue value) {
    if (value instanceof JsonObject) {
      return EnumSet.of(OBJECT);
    }
    if (value instanceof JsonArray) {
      return EnumSet.of(ARRAY);
    }
    if (value instanceof JsonTextValue) {
      return EnumSet.of(STRING);
    }
    if (value.isNull()) {
      return EnumSet.of(NULL);
    }
    String literal = value.scalarText().orElse("");
    if (literal.equals("true") || literal.equals("false")) {
      return EnumSet.of(BOOLEAN);
    }
    return isInteger(literal) ? EnumSet.of(NUMBER, INTEGER) : EnumSet.of(NUMBER);
  }

  /** {@code 5.0} is an integer too (JSON Schema 2020-12 core, section 4.2.3). */
  private static boolean isInteger(String literal) {
    boolean isPlain = literal.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    if (isPlain || literal.length() > LONGEST_NUMBER) {
      return isPlain;
    }
    BigDecimal number = new BigDecimal(literal);
    return Math.abs((long) number.scale()) < LONGEST_NUMBER
        && number.stripTrailingZeros().scale() <= 0;
  }
}
