package dev.patchbay.model.json;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.JsonValueCount;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON value with the equality of JSON Schema 2020-12 (core, section 4.2.2): numbers by value,
 * members in any order. Immutable. At most {@link #DEEPEST} levels and {@link #MOST_VALUES} values,
 * so that recursion and size are bounded.
 */
public sealed interface Json {
  int DEEPEST = 200;

  int MOST_VALUES = 250_000;

  /** An object; members in the order written. */
  record Members(Map<String, Json> byName) implements Json {
    public Members {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    public Optional<Json> find(String name) {
      return Optional.ofNullable(byName.get(name));
    }
  }

  /** An array. */
  record Elements(List<Json> list) implements Json {
    public Elements {
      list = List.copyOf(list);
    }
  }

  /** A string. Comparable, so that hash sets stay fast for strings with equal hash codes. */
  record Text(String value) implements Json, Comparable<Text> {
    @Override
    public int compareTo(Text other) {
      return value.compareTo(other.value);
    }
  }

  /** A number with exact arithmetic. */
  record Figure(BigDecimal value) implements Json {
    public Figure {
      value = value.stripTrailingZeros();
    }

    public static Figure of(long value) {
      return new Figure(BigDecimal.valueOf(value));
    }

    public boolean isInteger() {
      return value.scale() <= 0;
    }
  }

  /** A number too long or too large for arithmetic; equal only to the same literal. */
  record HugeFigure(String literal) implements Json {}

  /** The literals true, false and null. */
  enum Constant implements Json {
    TRUE,
    FALSE,
    NULL
  }

  /** Parses the text; empty above {@link #DEEPEST} levels or {@link #MOST_VALUES} values. */
  static Optional<Json> of(JsonText text) {
    return JsonValueCount.isAbove(MOST_VALUES, text.text())
            || JsonTextReader.depth(text.text()) > DEEPEST
        ? Optional.empty()
        : Optional.of(new JsonTextReader(text.text()).value());
  }
}
