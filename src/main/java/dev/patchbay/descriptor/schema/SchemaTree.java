package dev.patchbay.descriptor.schema;

import dev.patchbay.descriptor.tree.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * All schemas within a schema, in document order. Only values at schema positions of the dialect
 * count, so a property named {@code $ref} or a default value does not. One instance per check.
 */
final class SchemaTree {
  private final Node.ObjectNode root;
  private final Dialect dialect;
  private final IdentityHashMap<Node, Subschema> byNode = new IdentityHashMap<>();
  private final List<Subschema> inOrder = new ArrayList<>();

  private SchemaTree(Node.ObjectNode root, Dialect dialect) {
    this.root = root;
    this.dialect = dialect;
  }

  static SchemaTree of(Node.ObjectNode root, Dialect dialect) {
    SchemaTree tree = new SchemaTree(root, dialect);
    tree.add(root);
    return tree;
  }

  Node.ObjectNode root() {
    return root;
  }

  Dialect dialect() {
    return dialect;
  }

  List<Subschema> all() {
    return inOrder;
  }

  /** Finds the schema at the node; empty when the position holds no schema. */
  Optional<Subschema> find(Node node) {
    return Optional.ofNullable(byNode.get(node));
  }

  private Subschema add(Node node) {
    Subschema schema = new Subschema(node);
    byNode.put(node, schema);
    inOrder.add(schema);
    if (node instanceof Node.ObjectNode object) {
      object.members().forEach((key, member) -> addFrom(schema, key, member.value()));
    }
    return schema;
  }

  private void addFrom(Subschema holder, String key, Node value) {
    Optional<Keyword> found = Keyword.find(key, dialect);
    if (found.isEmpty()) {
      return;
    }
    Keyword keyword = found.get();
    boolean list = value instanceof Node.ArrayNode;
    switch (keyword.shape()) {
      case SCHEMA -> addChild(holder, keyword, value);
      case LIST -> addElements(holder, keyword, value);
      case MAP -> addMembers(holder, keyword, value);
      case SCHEMA_OR_LIST -> {
        if (list && dialect != Dialect.DRAFT_2020_12) {
          addElements(holder, keyword, value);
        } else {
          addChild(holder, keyword, value);
        }
      }
    }
  }

  private void addElements(Subschema holder, Keyword keyword, Node value) {
    if (value instanceof Node.ArrayNode array) {
      array.elements().forEach(element -> addChild(holder, keyword, element));
    }
  }

  private void addMembers(Subschema holder, Keyword keyword, Node value) {
    if (value instanceof Node.ObjectNode object) {
      for (Node.Member member : object.members().values()) {
        boolean names = keyword == Keyword.DEPENDENCIES && member.value() instanceof Node.ArrayNode;
        if (!names) {
          addChild(holder, keyword, member.value());
        }
      }
    }
  }

  private void addChild(Subschema holder, Keyword keyword, Node value) {
    Subschema child = add(value);
    if (keyword.isInPlace()) {
      holder.inPlace().add(new Subschema.Step(child, Optional.empty()));
    }
  }
}
