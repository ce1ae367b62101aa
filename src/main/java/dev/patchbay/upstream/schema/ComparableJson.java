package dev.patchbay.upstream.schema;

import dev.patchbay.upstream.WorkBudget;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A JSON value in a form that has a total order: two are equal exactly when JSON Schema calls the
 * values equal (numbers by their value, members in any order). Strings of equal hash codes are easy
 * to make, so sets of strangers' values rely on this order and never on hash codes alone.
 */
record ComparableJson(Kind kind, String text) implements Comparable<ComparableJson> {
  /** Steps of the budget that so many characters take. */
  private static final int CHARACTERS_PER_STEP = 64;

  /** Texts are kept as they are, without a copy; all else is written in a canonical form. */
  enum Kind {
    TEXT,
    NUMBER,
    WORD,
    STRUCTURE
  }

  static ComparableJson of(JsonNode node, WorkBudget budget) {
    return within(node, Integer.MAX_VALUE, budget).orElseThrow();
  }

  /** Empty when the form has more characters, which is found out without writing all of it. */
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

  /** False when it has become longer than it may be. */
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

  /** With its length ahead, nothing in a text needs to be escaped. */
  private static void text(String text, StringBuilder out) {
    out.append('"').append(text.length()).append('"').append(text);
  }

  @Override
  public int compareTo(ComparableJson other) {
    return kind == other.kind ? text.compareTo(other.text) : kind.compareTo(other.kind);
  }

  /** The same order, with its work counted. */
  int compareTo(ComparableJson other, WorkBudget budget) {
    budget.use(1 + Math.min(text.length(), other.text.length()) / CHARACTERS_PER_STEP);
    return compareTo(other);
  }
}
