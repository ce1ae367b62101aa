package dev.patchbay.upstream.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Trie of JSON Pointers (RFC 6901) in which {@code *} is any member or element, so that a walk over
 * a value needs one lookup per name instead of one per pointer. A position is a set of nodes,
 * because a name and {@code *} can both lead on. Immutable.
 */
final class PointerTrie {
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final String ANY = "*";

  private final List<Node> nodes;

  private PointerTrie(List<Node> nodes) {
    this.nodes = nodes;
  }

  private static final class Node {
    private final Map<String, Node> byName = new HashMap<>();
    private final SortedMap<Integer, Node> byIndex = new TreeMap<>();
    private @Nullable Node any;
    private boolean end;

    private Node child(String token) {
      if (token.equals(ANY)) {
        any = any == null ? new Node() : any;
        return any;
      }
      Node child = byName.computeIfAbsent(token, name -> new Node());
      index(token).ifPresent(index -> byIndex.put(index, child));
      return child;
    }
  }

  static PointerTrie of(List<String> pointers) {
    Node root = new Node();
    for (String pointer : pointers) {
      Node at = root;
      for (String token : tokens(pointer)) {
        at = at.child(token);
      }
      at.end = true;
    }
    return new PointerTrie(List.of(root));
  }

  /** Unescaped reference tokens of a pointer. */
  static List<String> tokens(String pointer) {
    List<String> tokens = new ArrayList<>();
    for (String token : pointer.split("/", -1)) {
      tokens.add(token.replace("~1", "/").replace("~0", "~"));
    }
    return tokens.subList(1, tokens.size());
  }

  /** The token as an array index. */
  static Optional<Integer> index(String token) {
    return INDEX.matcher(token).matches() ? Optional.of(Integer.valueOf(token)) : Optional.empty();
  }

  /** Does a pointer end here? */
  boolean isEnd() {
    return nodes.stream().anyMatch(node -> node.end);
  }

  /** Does a pointer lead to each element? */
  boolean hasAny() {
    return nodes.stream().anyMatch(node -> node.any != null);
  }

  /** Work of one lookup. */
  int size() {
    return nodes.size();
  }

  /** Pointers into the member of this name; empty without any. */
  Optional<PointerTrie> member(String name) {
    List<Node> below = new ArrayList<>();
    for (Node node : nodes) {
      add(below, node.byName.get(name));
      add(below, node.any);
    }
    return below.isEmpty() ? Optional.empty() : Optional.of(new PointerTrie(below));
  }

  /** Pointers into elements of an array, by index. */
  SortedMap<Integer, PointerTrie> elements(int size) {
    SortedMap<Integer, PointerTrie> elements = new TreeMap<>();
    if (hasAny()) {
      for (int i = 0; i < size; i++) {
        int index = i;
        member(Integer.toString(i)).ifPresent(below -> elements.put(index, below));
      }
      return elements;
    }
    for (Node node : nodes) {
      node.byIndex
          .headMap(size)
          .keySet()
          .forEach(
              index ->
                  member(Integer.toString(index)).ifPresent(below -> elements.put(index, below)));
    }
    return elements;
  }

  private static void add(List<Node> nodes, @Nullable Node node) {
    if (node != null) {
      nodes.add(node);
    }
  }
}
