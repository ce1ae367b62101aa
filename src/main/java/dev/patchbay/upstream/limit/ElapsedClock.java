package dev.patchbay.upstream.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Clock of elapsed time, for a library that measures with instants. Starts at the epoch and ignores
 * the wall clock. Otherwise, setting the wall clock back would keep a circuit breaker open until it
 * catches up.
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
