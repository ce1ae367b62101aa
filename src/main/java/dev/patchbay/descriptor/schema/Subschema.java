package dev.patchbay.descriptor.schema;

import dev.patchbay.descriptor.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One schema within a schema, with the schemas that judge the same value as it does. Compared by
 * identity.
 */
final class Subschema {
  private final Node node;
  private final List<Step> inPlace = new ArrayList<>();

  Subschema(Node node) {
    this.node = node;
  }

  /**
   * A way from one schema to another that judges the same value.
   *
   * @param reference the value of the {@code $ref}, when it is one
   */
  record Step(Subschema target, Optional<Node> reference) {}

  Node node() {
    return node;
  }

  List<Step> inPlace() {
    return inPlace;
  }
}
