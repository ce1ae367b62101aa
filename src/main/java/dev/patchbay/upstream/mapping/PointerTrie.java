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
 * JSON Pointers (RFC 6901) as a trie, so that a walk over a value takes one look-up per name and
 * not one per pointer. For one thread while it is built, immutable after.
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

  /** The names on the way, unescaped. */
  static List<String> tokens(String pointer) {
    List<String> tokens = new ArrayList<>();
    for (String token : pointer.split("/", -1)) {
      tokens.add(token.replace("~1", "/").replace("~0", "~"));
    }
    return tokens.subList(1, tokens.size());
  }

  /** The index that the token is, where it stands before a list. */
  static Optional<Integer> index(String token) {
    return INDEX.matcher(token).matches() ? Optional.of(Integer.valueOf(token)) : Optional.empty();
  }

  /** Does a pointer end here? */
  boolean isEnd() {
    return end;
  }

  /** The pointers that lead into the member of this name; empty when none does. */
  Optional<PointerTrie> member(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The pointers that lead into elements of a list, by index. */
  SortedMap<Integer, PointerTrie> elements(int size) {
    return byIndex.headMap(size);
  }
}
