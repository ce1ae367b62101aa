package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Mark;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import java.util.Optional;

/** Lookup from JSON pointers of the model to lines and columns of the text. */
final class Locations {
  private final Node root;

  Locations(Node root) {
    this.root = root;
  }

  /** Adds line and column to a problem: those of its value, or of the nearest existing ancestor. */
  Problem locate(Problem problem) {
    String pointer = problem.place().pointer();
    Mark mark = mark(pointer);
    return problem.at(new Place(Optional.empty(), mark.line(), mark.column(), pointer));
  }

  private Mark mark(String pointer) {
    Node node = root;
    if (pointer.isEmpty()) {
      return node.mark();
    }
    for (String token : pointer.substring(1).split("/", -1)) {
      Optional<Node> child = child(node, token.replace("~1", "/").replace("~0", "~"));
      if (child.isEmpty()) {
        break;
      }
      node = child.get();
    }
    return node.mark();
  }

  private static Optional<Node> child(Node node, String token) {
    if (node instanceof Node.ObjectNode object) {
      return Optional.ofNullable(object.members().get(token)).map(Node.Member::value);
    }
    if (node instanceof Node.ArrayNode array && token.matches("[0-9]{1,5}")) {
      int index = Integer.parseInt(token);
      return index < array.elements().size()
          ? Optional.of(array.elements().get(index))
          : Optional.empty();
    }
    return Optional.empty();
  }
}
