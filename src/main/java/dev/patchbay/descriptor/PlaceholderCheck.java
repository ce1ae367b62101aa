package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Excerpt;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.Rule;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.manifest.Placeholder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Check that every placeholder names an argument of the input schema. Skipped when the root of the
 * schema takes properties from elsewhere.
 */
final class PlaceholderCheck {
  private static final List<String> ELSEWHERE =
      List.of(
          "$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "patternProperties");

  private final Set<String> declared;
  private final Problems problems;

  private PlaceholderCheck(Set<String> declared, Problems problems) {
    this.declared = declared;
    this.problems = problems;
  }

  /** Creates the check; empty when the schema does not list its arguments. */
  static Optional<PlaceholderCheck> of(Members tool, Problems problems) {
    Optional<Node> inputSchema = tool.find("input_schema");
    if (inputSchema.isEmpty()
        || !(inputSchema.get() instanceof Node.ObjectNode schema)
        || !schema.complete()
        || ELSEWHERE.stream().anyMatch(schema.members()::containsKey)) {
      return Optional.empty();
    }
    Node.Member properties = schema.members().get("properties");
    return properties != null
            && properties.value() instanceof Node.ObjectNode object
            && object.complete()
        ? Optional.of(new PlaceholderCheck(object.members().keySet(), problems))
        : Optional.empty();
  }

  void run(Members tool, Optional<Endpoint> endpoint) {
    if (endpoint.isPresent() && endpoint.get() instanceof Endpoint.Http http) {
      Node node = tool.find("endpoint").orElseThrow();
      http.placeholders().stream().distinct().forEach(name -> check(name, node));
    }
    tool.find("request").ifPresent(this::request);
  }

  /** Checks the values of the mapping at any depth. */
  private void request(Node node) {
    if (node instanceof Node.ObjectNode object) {
      for (String part : List.of("query", "headers", "body")) {
        Node.Member member = object.members().get(part);
        if (member != null) {
          value(member.value());
        }
      }
    }
  }

  private void value(Node node) {
    if (node instanceof Node.ObjectNode object) {
      object.members().values().forEach(member -> value(member.value()));
    } else if (node instanceof Node.ArrayNode array) {
      array.elements().forEach(this::value);
    } else if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.STRING) {
      Placeholder.whole(scalar.text()).ifPresent(name -> check(name, node));
    }
  }

  private void check(String name, Node node) {
    if (declared.contains(name) || problems.isFull()) {
      return;
    }
    Optional<String> near = Suggestions.didYouMean(name, declared);
    Optional<String> all =
        declared.isEmpty()
            ? Optional.empty()
            : Optional.of(
                "Declared: "
                    + String.join(", ", declared.stream().limit(20).map(Excerpt::of).toList()));
    problems.add(
        Rule.PLACEHOLDER,
        "input_schema declares no argument " + Excerpt.of(name) + ".",
        node,
        near.or(() -> all));
  }
}
