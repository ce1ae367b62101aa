package dev.patchbay.registry.diff.schema;

/**
 * Work limit of schema comparisons, in visited keywords and members. Schemas are untrusted input;
 * without a limit the worst would be compared for hours. Not thread-safe.
 */
public final class Effort {
  /** For all schemas of a manifest: less than a second. */
  public static final int MOST_TOGETHER = 2_000_000;

  static final int MOST = 200_000;

  private int left;

  public Effort(int left) {
    this.left = left;
  }

  /** Uses up this much; false when the effort is spent. */
  boolean take(int units) {
    left = Math.max(0, left - units);
    return left > 0;
  }

  boolean isSpent() {
    return left == 0;
  }

  /** A share for one comparison; {@link #giveBack} returns the rest. */
  Effort share() {
    int share = Math.min(MOST, left);
    left -= share;
    return new Effort(share);
  }

  void giveBack(Effort share) {
    left += share.left;
  }
}
