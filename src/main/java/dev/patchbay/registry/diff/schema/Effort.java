package dev.patchbay.registry.diff.schema;

/**
 * How much work comparisons may still cost, in looks at a keyword or a member: schemas come from
 * strangers, and the worst of them would be compared for hours. Not thread-safe.
 */
public final class Effort {
  /** For all the schemas of a manifest: less than a second. */
  public static final int MOST_TOGETHER = 2_000_000;

  static final int MOST = 200_000;

  private int left;

  public Effort(int left) {
    this.left = left;
  }

  /** Is there still some left after taking this much? */
  boolean take(int units) {
    left = Math.max(0, left - units);
    return left > 0;
  }

  boolean isSpent() {
    return left == 0;
  }

  /** A share for one comparison, which {@link #giveBack} returns what is left of. */
  Effort share() {
    int share = Math.min(MOST, left);
    left -= share;
    return new Effort(share);
  }

  void giveBack(Effort share) {
    left += share.left;
  }
}
