package dev.patchbay.descriptor.schema;

import dev.patchbay.descriptor.tree.Excerpt;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.PercentDecoding;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Check of a schema's references. Each must be a pointer to a schema within the same one, so that
 * nothing is fetched and no unchecked schema is used. Valid references become steps between the
 * schemas.
 */
final class References {
  private static final List<String> KEYWORDS = List.of("$ref", "$dynamicRef", "$recursiveRef");

  private final SchemaTree tree;
  private final Problems problems;

  References(SchemaTree tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  void check() {
    for (Subschema schema : tree.all()) {
      if (schema.node() instanceof Node.ObjectNode object) {
        KEYWORDS.forEach(keyword -> text(object, keyword).ifPresent(ref -> follow(schema, ref)));
        if (schema != tree.all().get(0)) {
          checkInner(object);
        }
      }
    }
  }

  /** Refuses an inner identifier, which would give the references below it another base. */
  private void checkInner(Node.ObjectNode object) {
    refuse(object, "$id", Rule.SCHEMA_REF);
    refuse(object, "$schema", Rule.SCHEMA_DIALECT);
  }

  private void refuse(Node.ObjectNode object, String keyword, Rule rule) {
    text(object, keyword)
        .ifPresent(
            value -> problems.add(rule, keyword + " stands at the root of a schema only.", value));
  }

  private static Optional<Node.Scalar> text(Node.ObjectNode object, String keyword) {
    Node.Member member = object.members().get(keyword);
    return member != null
            && member.value() instanceof Node.Scalar scalar
            && scalar.kind() == Node.Kind.STRING
        ? Optional.of(scalar)
        : Optional.empty();
  }

  private void follow(Subschema from, Node.Scalar reference) {
    if (!reference.text().startsWith("#/")) {
      problems.add(
          Rule.SCHEMA_REF,
          "A reference stays within its schema and begins with '#/': "
              + Excerpt.of(reference.text())
              + ".",
          reference,
          Optional.of("Copy what it refers to below $defs and refer to '#/$defs/NAME'."));
      return;
    }
    Optional<Node> target = resolve(reference.text());
    Optional<Subschema> schema = target.flatMap(tree::find);
    if (schema.isPresent()) {
      from.inPlace().add(new Subschema.Step(schema.get(), Optional.of(reference)));
    } else if (target.filter(Node.Unknown.class::isInstance).isEmpty()) {
      problems.add(dangling(reference, target.isPresent()));
    }
  }

  private Problem dangling(Node.Scalar reference, boolean found) {
    String detail =
        (found
                ? "The reference leads to something that is no schema: "
                : "The reference leads nowhere in its schema: ")
            + Excerpt.of(reference.text())
            + ".";
    Problem problem = Problems.problem(Rule.SCHEMA_REF, detail, reference.path(), reference.mark());
    boolean newKeyword =
        tree.dialect() == Dialect.DRAFT_07 && reference.text().startsWith("#/$defs/");
    return newKeyword
        ? problem.suggesting("draft-07 has its definitions below 'definitions'.")
        : problem;
  }

  /** Resolves the pointer; an unknown value on the way is the result itself. */
  private Optional<Node> resolve(String reference) {
    String pointer;
    try {
      pointer = PercentDecoding.decode(reference.substring(1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Optional<Node> node = Optional.of(tree.root());
    for (String token : List.of(pointer.substring(1).split("/", -1))) {
      String key = token.replace("~1", "/").replace("~0", "~");
      node = node.flatMap(each -> child(each, key));
    }
    return node;
  }

  private static Optional<Node> child(Node node, String key) {
    if (node instanceof Node.ObjectNode object) {
      Node.Member member = object.members().get(key);
      if (member == null && !object.complete()) {
        return Optional.of(new Node.Unknown(object.path(), object.mark()));
      }
      return Optional.ofNullable(member).map(Node.Member::value);
    }
    if (node instanceof Node.ArrayNode array && key.matches("0|[1-9][0-9]{0,5}")) {
      int index = Integer.parseInt(key);
      return index < array.elements().size()
          ? Optional.of(array.elements().get(index))
          : Optional.empty();
    }
    return node instanceof Node.Unknown ? Optional.of(node) : Optional.empty();
  }
}
