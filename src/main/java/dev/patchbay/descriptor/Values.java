package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Excerpt;
import dev.patchbay.descriptor.tree.JsonPrinter;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes values out of a tree with the type that the grammar wants there. Where a value has another
 * type, or the model refuses it, the problem is recorded at its place and the answer is empty.
 * Nothing is converted.
 */
final class Values {
  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  Optional<String> text(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.STRING) {
      return Optional.of(scalar.text());
    }
    Optional<String> quoted =
        node instanceof Node.Scalar scalar && !scalar.written().isEmpty()
            ? Optional.of("Quote it: \"" + scalar.written() + "\"")
            : Optional.empty();
    wrongType("a text", node, quoted);
    return Optional.empty();
  }

  /** A text that the model turns into a value, or refuses. */
  <T> Optional<T> text(Node node, Function<String, T> value) {
    return text(node).flatMap(text -> problems.relocate(node, () -> value.apply(text)));
  }

  /** A text that stands for one of several values. */
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

  /**
   * A whole number; one that no long can hold is the greatest long, which is beyond every limit.
   */
  Optional<Long> wholeNumber(Node node) {
    if (node instanceof Node.Scalar scalar
        && scalar.kind() == Node.Kind.NUMBER
        && scalar.text().matches("-?[0-9]+")) {
      boolean fits = scalar.text().length() <= 18;
      return Optional.of(fits ? Long.parseLong(scalar.text()) : Long.MAX_VALUE);
    }
    wrongType("a whole number", node, Optional.empty());
    return Optional.empty();
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
