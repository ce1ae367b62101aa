package dev.patchbay.descriptor.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object or list that is still open; {@link TreeBuilder} fills it. */
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

  /** Path of the next value; while a key is expected, of this object. */
  Path nextPath() {
    return isObject ? key.map(path::child).orElse(path) : path.child(elements.size());
  }

  /** Adds a value; drops it when its key was dropped. */
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
