package dev.patchbay.descriptor.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object or a list that is not closed yet, as {@link TreeBuilder} fills it. */
final class Frame {
  final Path path;
  final Mark mark;
  final boolean isObject;
  final Map<String, Node.Member> members = new LinkedHashMap<>();
  final List<Node> elements = new ArrayList<>();
  boolean complete = true;
  boolean expectsKey;
  Optional<String> key = Optional.empty();
  Mark keyMark = Mark.START;

  Frame(Path path, Mark mark, boolean isObject) {
    this.path = path;
    this.mark = mark;
    this.isObject = isObject;
    this.expectsKey = isObject;
  }

  /** Where the next value will stand; while a key is expected, this object itself. */
  Path nextPath() {
    return isObject ? key.map(path::child).orElse(path) : path.child(elements.size());
  }

  /** A value whose key was dropped is left out. */
  void put(Node node) {
    if (isObject) {
      key.ifPresent(name -> members.put(name, new Node.Member(keyMark, node)));
      key = Optional.empty();
      expectsKey = true;
    } else {
      elements.add(node);
    }
  }

  Node node() {
    return isObject
        ? new Node.ObjectNode(path, mark, members, complete)
        : new Node.ArrayNode(path, mark, elements);
  }
}
