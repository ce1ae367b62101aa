package dev.patchbay.upstream.schema;

import dev.patchbay.upstream.WorkBudget;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON value with a total order that agrees with the equality of JSON Schema (numbers by value,
 * members in any order). Sets of untrusted values use this order, because strings with equal hash
 * codes are easy to make.
 */
record ComparableJson(Kind kind, String text) implements Comparable<ComparableJson> {
  /** Characters per step of the budget. */
  private static final int CHARACTERS_PER_STEP = 64;

  /** Texts are not copied; other values have a canonical form. */
  enum Kind {
    TEXT,
    NUMBER,
    WORD,
    STRUCTURE
  }

  static ComparableJson of(JsonNode node, WorkBudget budget) {
    return within(node, Integer.MAX_VALUE, budget).orElseThrow();
  }

  /** Builds the form; empty when it is longer than the limit, without building all of it. */
  static Optional<ComparableJson> within(JsonNode node, int mostCharacters, WorkBudget budget) {
    ComparableJson form;
    if (node.isString()) {
      form = new ComparableJson(Kind.TEXT, node.asString());
    } else if (node.isNumber()) {
      form = new ComparableJson(Kind.NUMBER, number(node));
    } else if (node.isContainer()) {
      return structure(node, mostCharacters, budget);
    } else {
      form = new ComparableJson(Kind.WORD, node.asString());
    }
    budget.use(1 + form.text.length() / CHARACTERS_PER_STEP);
    return Optional.of(form).filter(each -> each.text.length() <= mostCharacters);
  }

  private static String number(JsonNode node) {
    BigDecimal value = node.decimalValue();
    return value.stripTrailingZeros().toString();
  }

  private static Optional<ComparableJson> structure(
      JsonNode node, int mostCharacters, WorkBudget budget) {
    StringBuilder out = new StringBuilder();
    return write(node, mostCharacters, budget, out)
        ? Optional.of(new ComparableJson(Kind.STRUCTURE, out.toString()))
        : Optional.empty();
  }

  /** Appends the form; false when it exceeds the limit. */
  private static boolean write(JsonNode node, int most, WorkBudget budget, StringBuilder out) {
    int before = out.length();
    boolean whole = true;
    if (node.isObject()) {
      whole = members(node, most, budget, out);
    } else if (node.isArray()) {
      out.append('[');
      for (JsonNode element : node) {
        whole = whole && write(element, most, budget, out.append(' '));
      }
      out.append(']');
    } else if (node.isString()) {
      text(node.asString(), out);
    } else {
      out.append(node.isNumber() ? number(node) : node.asString());
    }
    budget.use(1 + (out.length() - before) / CHARACTERS_PER_STEP);
    return whole && out.length() <= most;
  }

  private static boolean members(JsonNode node, int most, WorkBudget budget, StringBuilder out) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
    budget.use(sorted.size());
    out.append('{');
    for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
      text(member.getKey(), out);
      if (!write(member.getValue(), most, budget, out.append(':'))) {
        return false;
      }
    }
    out.append('}');
    return true;
  }

  /** Writes the length first, so that texts need no escaping. */
  private static void text(String text, StringBuilder out) {
    out.append('"').append(text.length()).append('"').append(text);
  }

  @Override
  public int compareTo(ComparableJson other) {
    return kind == other.kind ? text.compareTo(other.text) : kind.compareTo(other.kind);
  }

  /** Compares, and charges the work to the budget. */
  int compareTo(ComparableJson other, WorkBudget budget) {
    budget.use(1 + Math.min(text.length(), other.text.length()) / CHARACTERS_PER_STEP);
    return compareTo(other);
  }
}
