package dev.patchbay.upstream.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Trie of JSON Pointers (RFC 6901), so that a walk over a value needs one lookup per name instead
 * of one per pointer. Immutable after construction.
 */
final class PointerTrie {
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private final Map<String, PointerTrie> byName = new HashMap<>();
  private final SortedMap<Integer, PointerTrie> byIndex = new TreeMap<>();
  private boolean end;

  static PointerTrie of(List<String> pointers) {
    PointerTrie root = new PointerTrie();
    pointers.forEach(root::add);
    return root;
  }

  private void add(String pointer) {
    PointerTrie at = this;
    for (String token : tokens(pointer)) {
      at = at.child(token);
    }
    at.end = true;
  }

  private PointerTrie child(String token) {
    PointerTrie child = byName.computeIfAbsent(token, name -> new PointerTrie());
    index(token).ifPresent(index -> byIndex.put(index, child));
    return child;
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
    return end;
  }

  /** Pointers into the member of this name; empty without any. */
  Optional<PointerTrie> member(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Pointers into elements of an array, by index. */
  SortedMap<Integer, PointerTrie> elements(int size) {
    return byIndex.headMap(size);
  }
}
