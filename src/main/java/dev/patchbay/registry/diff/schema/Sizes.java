package dev.patchbay.registry.diff.schema;

import java.math.BigDecimal;

/** The keywords {@code minX} and {@code maxX}; the tightest counts. */
final class Sizes {
  private Sizes() {}

  /**
   * @param atLeast a lower limit that other keywords imply
   */
  static boolean isMet(Premise premise, String keyword, BigDecimal wanted, BigDecimal atLeast) {
    Limits limits = new Limits(premise);
    if (keyword.startsWith("min")) {
      return limits.greatest(keyword).orElse(BigDecimal.ZERO).max(atLeast).compareTo(wanted) >= 0;
    }
    return limits.least(keyword).map(mine -> mine.compareTo(wanted) <= 0).orElse(false);
  }
}
