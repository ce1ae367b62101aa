package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Excerpt;
import dev.patchbay.descriptor.tree.JsonPrinter;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Typed access to values of a tree. A value of another type, or one that the model refuses, is
 * recorded as a problem at its place and gives an empty result. Converts nothing.
 */
final class Values {
  private final Problems problems;
  private final boolean trusted;

  /**
   * @param trusted whether the text passed the limits on counts when it was installed
   */
  Values(Problems problems, boolean trusted) {
    this.problems = problems;
    this.trusted = trusted;
  }

  boolean isTrusted() {
    return trusted;
  }

  Problems problems() {
    return problems;
  }

  Optional<String> text(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.STRING) {
      return Optional.of(scalar.text());
    }
    Optional<String> quoted =
        node instanceof Node.Scalar scalar ? Optional.of(quoting(scalar)) : Optional.empty();
    wrongType("a text", node, quoted);
    return Optional.empty();
  }

  private static String quoting(Node.Scalar scalar) {
    String how =
        scalar.path().mayBeSecret() || scalar.written().isEmpty()
            ? "put it into quotes."
            : "quote it: \"" + scalar.written() + "\"";
    return scalar.kind() == Node.Kind.NULL
        ? "Leave it out, or " + how
        : how.substring(0, 1).toUpperCase(Locale.ROOT) + how.substring(1);
  }

  /** A text that the model converts or refuses. */
  <T> Optional<T> text(Node node, Function<String, T> value) {
    return text(node).flatMap(text -> problems.relocate(node, () -> value.apply(text)));
  }

  /** A text out of several choices. */
  <T> Optional<T> choice(Node node, Rule rule, Map<String, T> choices) {
    Optional<String> text = text(node);
    Optional<T> chosen = text.map(choices::get);
    if (text.isPresent() && chosen.isEmpty()) {
      String detail =
          "Expected one of "
              + String.join(", ", choices.keySet())
              + ", found "
              + Excerpt.of(text.get())
              + ".";
      problems.add(rule, detail, node, Suggestions.didYouMean(text.get(), choices.keySet()));
    }
    return chosen;
  }

  Optional<Boolean> flag(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN) {
      return Optional.of(Boolean.valueOf(scalar.text()));
    }
    wrongType("true or false", node, Optional.empty());
    return Optional.empty();
  }

  /** A whole number in the sense of JSON Schema: 1.0 and 1e3 are whole. */
  Optional<BigDecimal> wholeNumber(Node node) {
    if (!(node instanceof Node.Scalar scalar) || scalar.kind() != Node.Kind.NUMBER) {
      wrongType("a whole number", node, Optional.empty());
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(scalar.text());
    if (number.stripTrailingZeros().scale() > 0) {
      problems.add(Rule.TYPE, "Expected a whole number, found a fraction.", node);
      return Optional.empty();
    }
    return Optional.of(number);
  }

  Optional<Node.ObjectNode> object(Node node) {
    if (node instanceof Node.ObjectNode object) {
      return Optional.of(object);
    }
    wrongType("an object", node, Optional.empty());
    return Optional.empty();
  }

  Optional<Members> members(Node node) {
    return object(node).map(object -> new Members(object, this));
  }

  Optional<List<Node>> list(Node node) {
    if (node instanceof Node.ArrayNode array) {
      return Optional.of(array.elements());
    }
    wrongType("a list", node, Optional.empty());
    return Optional.empty();
  }

  /** A list of texts, each of which the model may refuse. */
  List<String> texts(Node node, Function<String, String> checked) {
    List<String> texts = new ArrayList<>();
    list(node)
        .ifPresent(
            elements -> elements.forEach(element -> text(element, checked).ifPresent(texts::add)));
    return texts;
  }

  static JsonText json(Node node) {
    return new JsonText(JsonPrinter.print(node));
  }

  void wrongType(String expected, Node node, Optional<String> suggestion) {
    if (!(node instanceof Node.Unknown)) {
      problems.add(
          Rule.TYPE, "Expected " + expected + ", found " + node.noun() + ".", node, suggestion);
    }
  }
}
