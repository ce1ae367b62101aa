package dev.patchbay.upstream.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Clock for a library that asks for instants where it measures: counts from the epoch on, and moves
 * with elapsed time only. Setting the wall clock back would otherwise keep a circuit open until the
 * wall clock is there again.
 */
final class ElapsedClock extends Clock {
  private final LongSupplier nanoTime;
  private final long start;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  ElapsedClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(nanoTime.getAsLong() - start);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
