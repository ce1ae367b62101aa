package dev.patchbay.descriptor.schema;

import dev.patchbay.descriptor.tree.Excerpt;
import dev.patchbay.descriptor.tree.JsonPrinter;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.Rule;
import dev.patchbay.model.manifest.ConnectorTool;
import java.util.Optional;

/**
 * Checks the schemas of tools: dialect, meta-schema, references, patterns, size and root. Immutable
 * and thread-safe.
 */
public final class SchemaCheck {
  /** Made at the first check and then shared, since that takes most of a second. */
  private static final class Loaded {
    static final MetaSchemas META_SCHEMAS = new MetaSchemas();
  }

  /**
   * The schema as JSON, unless it is none at all or too large; whatever is wrong with it is in the
   * problems.
   */
  public Optional<JsonText> output(Node node, Problems problems) {
    if (!(node instanceof Node.ObjectNode root)) {
      if (!(node instanceof Node.Unknown)) {
        problems.add(Rule.TYPE, "Expected a schema (an object), found " + node.noun() + ".", node);
      }
      return Optional.empty();
    }
    Optional<JsonText> text =
        problems.relocate(
            node,
            () -> {
              JsonText json = new JsonText(JsonPrinter.print(root));
              ConnectorTool.checkSchema(json);
              return json;
            });
    text.ifPresent(json -> inside(root, json, problems));
    return text;
  }

  /** The same for an input schema, whose root says {@code type: object}. */
  public Optional<JsonText> input(Node node, Problems problems) {
    if (node instanceof Node.ObjectNode root) {
      checkRoot(root, problems);
    }
    return output(node, problems);
  }

  private static void checkRoot(Node.ObjectNode root, Problems problems) {
    Node.Member type = root.members().get("type");
    String detail = "The root of an input schema says type: object.";
    if (type == null) {
      if (root.complete()) {
        problems.add(Rule.SCHEMA_ROOT, detail, root, Optional.of("type: object"));
      }
    } else if (!(type.value() instanceof Node.Unknown)
        && !(type.value() instanceof Node.Scalar scalar && scalar.text().equals("object"))) {
      problems.add(Rule.SCHEMA_ROOT, detail, type.value(), Optional.of("type: object"));
    }
  }

  private void inside(Node.ObjectNode root, JsonText json, Problems problems) {
    Optional<Dialect> dialect = dialect(root, problems);
    SchemaTree tree = SchemaTree.of(root, dialect.orElse(Dialect.DEFAULT));
    dialect.ifPresent(
        known ->
            new MetaSchemaProblems(tree, problems).add(Loaded.META_SCHEMAS.refusals(json, known)));
    new References(tree, problems).check();
    new Expansion(problems).check(tree);
    new Patterns(problems).check(tree);
  }

  private static Optional<Dialect> dialect(Node.ObjectNode root, Problems problems) {
    Node.Member named = root.members().get("$schema");
    if (named == null || !(named.value() instanceof Node.Scalar scalar)) {
      return Optional.of(Dialect.DEFAULT);
    }
    Optional<Dialect> dialect = Dialect.find(scalar.text());
    if (dialect.isEmpty()) {
      problems.add(
          Rule.SCHEMA_DIALECT,
          "$schema names 2020-12, 2019-09 or draft-07, not " + Excerpt.of(scalar.text()) + ".",
          scalar,
          Optional.of(Dialect.DEFAULT.version().getDialectId()));
    }
    return dialect;
  }
}
