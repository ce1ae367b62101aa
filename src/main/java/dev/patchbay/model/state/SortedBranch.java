package dev.patchbay.model.state;

import org.jspecify.annotations.Nullable;

/** Node of a {@link SortedIndex} with its subtrees. {@code link} balances subtrees of any sizes. */
final class SortedBranch<K, V> {
  private static final int DELTA = 3;
  private static final int RATIO = 2;

  final K key;
  final V value;
  final @Nullable SortedBranch<K, V> left;
  final @Nullable SortedBranch<K, V> right;
  private final int size;

  SortedBranch(
      K key, V value, @Nullable SortedBranch<K, V> left, @Nullable SortedBranch<K, V> right) {
    this.key = key;
    this.value = value;
    this.left = left;
    this.right = right;
    this.size = size(left) + 1 + size(right);
  }

  static int size(@Nullable SortedBranch<?, ?> branch) {
    return branch == null ? 0 : branch.size;
  }

  static <K, V> SortedBranch<K, V> link(
      K key, V value, @Nullable SortedBranch<K, V> left, @Nullable SortedBranch<K, V> right) {
    if (right != null && DELTA * size(left) < right.size) {
      return right.balanced(link(key, value, left, right.left), right.right);
    }
    if (left != null && DELTA * size(right) < left.size) {
      return left.balanced(left.left, link(key, value, left.right, right));
    }
    return new SortedBranch<>(key, value, left, right);
  }

  static <K, V> @Nullable SortedBranch<K, V> link(
      @Nullable SortedBranch<K, V> left, @Nullable SortedBranch<K, V> right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    SortedBranch<K, V> first = right.first();
    return link(first.key, first.value, left, right.withoutFirst());
  }

  private SortedBranch<K, V> first() {
    SortedBranch<K, V> first = this;
    while (first.left != null) {
      first = first.left;
    }
    return first;
  }

  private @Nullable SortedBranch<K, V> withoutFirst() {
    return left == null ? right : balanced(left.withoutFirst(), right);
  }

  /** Rebalances this key over two subtrees, one of which may be slightly too large. */
  private SortedBranch<K, V> balanced(
      @Nullable SortedBranch<K, V> newLeft, @Nullable SortedBranch<K, V> newRight) {
    if (size(newLeft) + size(newRight) > 1) {
      if (newRight != null && newRight.size > DELTA * size(newLeft)) {
        return rotatedLeft(newLeft, newRight);
      }
      if (newLeft != null && newLeft.size > DELTA * size(newRight)) {
        return rotatedRight(newLeft, newRight);
      }
    }
    return new SortedBranch<>(key, value, newLeft, newRight);
  }

  private SortedBranch<K, V> rotatedLeft(
      @Nullable SortedBranch<K, V> low, SortedBranch<K, V> high) {
    SortedBranch<K, V> inner = high.left;
    if (inner == null || inner.size < RATIO * size(high.right)) {
      return high.over(over(low, inner), high.right);
    }
    return inner.over(over(low, inner.left), high.over(inner.right, high.right));
  }

  private SortedBranch<K, V> rotatedRight(
      SortedBranch<K, V> low, @Nullable SortedBranch<K, V> high) {
    SortedBranch<K, V> inner = low.right;
    if (inner == null || inner.size < RATIO * size(low.left)) {
      return low.over(low.left, over(inner, high));
    }
    return inner.over(low.over(low.left, inner.left), over(inner.right, high));
  }

  private SortedBranch<K, V> over(
      @Nullable SortedBranch<K, V> newLeft, @Nullable SortedBranch<K, V> newRight) {
    return new SortedBranch<>(key, value, newLeft, newRight);
  }
}
