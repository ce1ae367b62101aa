package dev.patchbay.registry.diff.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Lower or upper bound of a range of numbers. */
record Bound(BigDecimal value, boolean exclusive) {

  /** The equivalent bound for integers, always inclusive. */
  Bound forIntegers(boolean lower) {
    BigDecimal whole = value.setScale(0, lower ? RoundingMode.CEILING : RoundingMode.FLOOR);
    boolean excluded = exclusive && whole.compareTo(value) == 0;
    BigDecimal step = lower ? BigDecimal.ONE : BigDecimal.ONE.negate();
    return new Bound(excluded ? whole.add(step) : whole, false);
  }

  /** Is this bound at least as tight as the second one? */
  boolean isWithin(Bound other, boolean lower) {
    int order = value.compareTo(other.value) * (lower ? 1 : -1);
    return order > 0 || (order == 0 && (exclusive || !other.exclusive));
  }

  static Bound tighter(Bound one, Bound other, boolean lower) {
    return one.isWithin(other, lower) ? one : other;
  }
}
