package dev.patchbay.upstream.auth;

import java.util.ArrayList;
import java.util.List;

/**
 * Multi-pattern search by Aho and Corasick (1975). Steps grow with the length of the text plus the
 * length of the patterns, never with their product. Built on first use. Not thread-safe.
 */
final class SecretMatcher {
  private static final int ROOT = 0;
  private static final int NONE = -1;

  /** Up to this many comparisons, a plain search costs less than building the automaton. */
  private static final long FEW_COMPARISONS = 1 << 21;

  /** A match: from an index up to, but not including, another. */
  record Span(int from, int to) {}

  private final List<String> wanted;
  private final int total;
  private Edges edges = new Edges(0);
  private int[] parent = {};
  private int[] depth = {};
  private char[] letter = {};
  private int[] fallback = {};
  // Length of the longest pattern that ends at a node.
  private int[] found = {};
  private int nodes = 1;
  private boolean built;
  private long steps;

  SecretMatcher(List<String> wanted) {
    this.wanted = List.copyOf(wanted);
    total = wanted.stream().mapToInt(String::length).sum();
  }

  /** Steps so far, including those of building. */
  long steps() {
    return steps;
  }

  boolean isIn(String text) {
    // Once built, the automaton is used for small searches too.
    boolean few = (long) text.length() * total <= FEW_COMPARISONS;
    if (few && !built) {
      return wanted.stream().anyMatch(text::contains);
    }
    return !spans(text, NONE, 0).isEmpty();
  }

  /**
   * Finds non-overlapping matches.
   *
   * @param cut index at which the text was truncated, or -1; a pattern's beginning there counts as
   *     well
   * @param shortest minimum length of such a beginning
   */
  List<Span> spans(String text, int cut, int shortest) {
    build();
    List<Span> spans = new ArrayList<>();
    int node = ROOT;
    for (int i = 0; i <= text.length(); i++) {
      if (i == cut && depth[node] >= shortest) {
        add(spans, new Span(i - depth[node], i));
      }
      if (i < text.length()) {
        node = next(node, text.charAt(i));
        if (found[node] > 0) {
          add(spans, new Span(i + 1 - found[node], i + 1));
        }
      }
    }
    return spans;
  }

  /** Appends a span, merged with preceding ones that it overlaps. */
  private static void add(List<Span> spans, Span span) {
    Span joined = span;
    while (!spans.isEmpty() && spans.get(spans.size() - 1).to() > joined.from()) {
      Span last = spans.remove(spans.size() - 1);
      joined = new Span(Math.min(last.from(), joined.from()), joined.to());
    }
    spans.add(joined);
  }

  private int next(int from, char c) {
    int node = from;
    while (true) {
      steps++;
      int child = edges.find(node, c);
      if (child != NONE) {
        return child;
      }
      if (node == ROOT) {
        return ROOT;
      }
      node = fallback[node];
    }
  }

  private void build() {
    if (built) {
      return;
    }
    built = true;
    edges = new Edges(total);
    parent = new int[total + 1];
    depth = new int[total + 1];
    letter = new char[total + 1];
    fallback = new int[total + 1];
    found = new int[total + 1];
    wanted.forEach(this::insert);
    for (int node : byDepth()) {
      fallback[node] = parent[node] == ROOT ? ROOT : next(fallback[parent[node]], letter[node]);
      found[node] = Math.max(found[node], found[fallback[node]]);
    }
  }

  private void insert(String text) {
    int node = ROOT;
    for (int i = 0; i < text.length(); i++) {
      steps++;
      int child = edges.find(node, text.charAt(i));
      if (child == NONE) {
        child = nodes++;
        parent[child] = node;
        depth[child] = i + 1;
        letter[child] = text.charAt(i);
        edges.put(node, text.charAt(i), child);
      }
      node = child;
    }
    found[node] = text.length();
  }

  /** Nodes without the root, in order of depth, because each depends on shallower ones. */
  private int[] byDepth() {
    int[] startOf = new int[total + 2];
    for (int node = 1; node < nodes; node++) {
      startOf[depth[node] + 1]++;
    }
    for (int i = 1; i < startOf.length; i++) {
      startOf[i] += startOf[i - 1];
    }
    int[] sorted = new int[nodes - 1];
    for (int node = 1; node < nodes; node++) {
      sorted[startOf[depth[node]]++] = node;
    }
    return sorted;
  }

  /** Edges from a node by a letter: a hash table with open addressing. */
  private static final class Edges {
    private final long[] keys;
    private final int[] children;
    private final int mask;

    Edges(int most) {
      int size = Integer.highestOneBit(Math.max(8, most * 3 / 2)) * 2;
      keys = new long[size];
      children = new int[size];
      mask = size - 1;
    }

    int find(int node, char c) {
      long key = key(node, c);
      for (int at = place(key); keys[at] != 0; at = (at + 1) & mask) {
        if (keys[at] == key) {
          return children[at];
        }
      }
      return NONE;
    }

    void put(int node, char c, int child) {
      long key = key(node, c);
      int at = place(key);
      while (keys[at] != 0) {
        at = (at + 1) & mask;
      }
      keys[at] = key;
      children[at] = child;
    }

    private static long key(int node, char c) {
      return (((long) node << 16) | c) + 1;
    }

    private int place(long key) {
      return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    }
  }
}
