package dev.patchbay.model.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes. Changing several keys at once gives another map that shares with
 * this one every node off the paths to them; neighbouring keys, as the exposed names of a connector
 * are, share most of their path. (PCollections changes one key at a time and copies a whole path
 * for each, which at 100,000 tools made an install cost 1.6 times as much as at 10.)
 *
 * <p>A weight-balanced tree in which everything is made of {@code link}: S. Adams, "Efficient sets:
 * a balancing act", J. Functional Programming 3(4), 1993, with the parameters of Haskell's {@code
 * Data.Map}.
 */
final class SortedIndex<K extends Comparable<K>, V> {
  private final @Nullable Branch<K, V> root;

  private SortedIndex(@Nullable Branch<K, V> root) {
    this.root = root;
  }

  static <K extends Comparable<K>, V> SortedIndex<K, V> empty() {
    return new SortedIndex<>(null);
  }

  int size() {
    return Branch.size(root);
  }

  Optional<V> find(K key) {
    Branch<K, V> branch = root;
    while (branch != null) {
      int order = key.compareTo(branch.key);
      if (order == 0) {
        return Optional.of(branch.value);
      }
      branch = order < 0 ? branch.left : branch.right;
    }
    return Optional.empty();
  }

  /** The smallest key that is above the given one, or, when {@code inclusive}, not below it. */
  Optional<K> next(K key, boolean inclusive) {
    Branch<K, V> branch = root;
    Optional<K> best = Optional.empty();
    while (branch != null) {
      int order = key.compareTo(branch.key);
      if (order < 0 || (inclusive && order == 0)) {
        best = Optional.of(branch.key);
        branch = branch.left;
      } else {
        branch = branch.right;
      }
    }
    return best;
  }

  /** An empty value takes its key out. */
  SortedIndex<K, V> with(SortedMap<K, Optional<V>> changes) {
    List<Map.Entry<K, Optional<V>>> entries = List.copyOf(changes.entrySet());
    return new SortedIndex<>(with(root, entries));
  }

  private static <K extends Comparable<K>, V> @Nullable Branch<K, V> with(
      @Nullable Branch<K, V> branch, List<Map.Entry<K, Optional<V>>> changes) {
    if (changes.isEmpty()) {
      return branch;
    }
    if (branch == null) {
      int middle = changes.size() / 2;
      return joined(branch, changes, middle, changes.get(middle));
    }
    int at = firstNotBelow(changes, branch.key);
    boolean hit = at < changes.size() && changes.get(at).getKey().compareTo(branch.key) == 0;
    return hit
        ? joined(branch, changes, at, changes.get(at))
        : Branch.link(
            branch.key,
            branch.value,
            with(branch.left, changes.subList(0, at)),
            with(branch.right, changes.subList(at, changes.size())));
  }

  /** The change stands where the branch is, or where there is none. */
  private static <K extends Comparable<K>, V> @Nullable Branch<K, V> joined(
      @Nullable Branch<K, V> branch,
      List<Map.Entry<K, Optional<V>>> changes,
      int at,
      Map.Entry<K, Optional<V>> change) {
    var left = with(branch == null ? null : branch.left, changes.subList(0, at));
    var right = with(branch == null ? null : branch.right, changes.subList(at + 1, changes.size()));
    return change.getValue().isPresent()
        ? Branch.link(change.getKey(), change.getValue().get(), left, right)
        : Branch.link(left, right);
  }

  private static <K extends Comparable<K>, V> int firstNotBelow(
      List<Map.Entry<K, V>> changes, K key) {
    int low = 0;
    int high = changes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (changes.get(middle).getKey().compareTo(key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A node with what hangs below it. The links keep the balance, whatever the sizes they join. */
  private static final class Branch<K, V> {
    private static final int DELTA = 3;
    private static final int RATIO = 2;

    private final K key;
    private final V value;
    private final @Nullable Branch<K, V> left;
    private final @Nullable Branch<K, V> right;
    private final int size;

    Branch(K key, V value, @Nullable Branch<K, V> left, @Nullable Branch<K, V> right) {
      this.key = key;
      this.value = value;
      this.left = left;
      this.right = right;
      this.size = size(left) + 1 + size(right);
    }

    static int size(@Nullable Branch<?, ?> branch) {
      return branch == null ? 0 : branch.size;
    }

    static <K, V> Branch<K, V> link(
        K key, V value, @Nullable Branch<K, V> left, @Nullable Branch<K, V> right) {
      if (right != null && DELTA * size(left) < right.size) {
        return right.balanced(link(key, value, left, right.left), right.right);
      }
      if (left != null && DELTA * size(right) < left.size) {
        return left.balanced(left.left, link(key, value, left.right, right));
      }
      return new Branch<>(key, value, left, right);
    }

    static <K, V> @Nullable Branch<K, V> link(
        @Nullable Branch<K, V> left, @Nullable Branch<K, V> right) {
      if (left == null || right == null) {
        return left == null ? right : left;
      }
      Branch<K, V> first = right.first();
      return link(first.key, first.value, left, right.withoutFirst());
    }

    private Branch<K, V> first() {
      Branch<K, V> first = this;
      while (first.left != null) {
        first = first.left;
      }
      return first;
    }

    private @Nullable Branch<K, V> withoutFirst() {
      return left == null ? right : balanced(left.withoutFirst(), right);
    }

    /** This key over two sides of which one may be a little too large. */
    private Branch<K, V> balanced(@Nullable Branch<K, V> newLeft, @Nullable Branch<K, V> newRight) {
      if (size(newLeft) + size(newRight) > 1) {
        if (newRight != null && newRight.size > DELTA * size(newLeft)) {
          return rotatedLeft(newLeft, newRight);
        }
        if (newLeft != null && newLeft.size > DELTA * size(newRight)) {
          return rotatedRight(newLeft, newRight);
        }
      }
      return new Branch<>(key, value, newLeft, newRight);
    }

    private Branch<K, V> rotatedLeft(@Nullable Branch<K, V> low, Branch<K, V> high) {
      Branch<K, V> inner = high.left;
      if (inner == null || inner.size < RATIO * size(high.right)) {
        return high.over(over(low, inner), high.right);
      }
      return inner.over(over(low, inner.left), high.over(inner.right, high.right));
    }

    private Branch<K, V> rotatedRight(Branch<K, V> low, @Nullable Branch<K, V> high) {
      Branch<K, V> inner = low.right;
      if (inner == null || inner.size < RATIO * size(low.left)) {
        return low.over(low.left, over(inner, high));
      }
      return inner.over(low.over(low.left, inner.left), over(inner.right, high));
    }

    private Branch<K, V> over(@Nullable Branch<K, V> newLeft, @Nullable Branch<K, V> newRight) {
      return new Branch<>(key, value, newLeft, newRight);
    }
  }
}
