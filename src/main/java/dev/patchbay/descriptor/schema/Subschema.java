package dev.patchbay.descriptor.schema;

import dev.patchbay.descriptor.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A schema within a schema, with steps to the schemas that validate the same value. Compared by
 * identity.
 */
final class Subschema {
  private final Node node;
  private final List<Step> inPlace = new ArrayList<>();

  Subschema(Node node) {
    this.node = node;
  }

  /**
   * A step to another schema that validates the same value.
   *
   * @param reference the value of {@code $ref}, if the step is a reference
   */
  record Step(Subschema target, Optional<Node> reference) {}

  Node node() {
    return node;
  }

  List<Step> inPlace() {
    return inPlace;
  }
}
