package dev.patchbay.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Rate limit with fixed windows: counts per key within a minute, which begins with the first. Time
 * is measured, not read from the wall clock, so that a clock that is set back neither opens nor
 * freezes a window. Bounded: where too many keys are counted, those seen longest ago begin anew.
 * Thread-safe.
 *
 * @param <K> what is counted; compared by {@code equals}
 */
final class MinuteWindow<K> {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final int MOST_COUNTED = 50_000;

  private final Cache<K, Minute> minutes = Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();
  private final LongSupplier nanoTime;
  private final Optional<Integer> limit;

  private record Minute(long start, int count) {}

  /**
   * @param nanoTime as {@link System#nanoTime}
   * @param limit within a minute; empty to count nothing
   */
  MinuteWindow(LongSupplier nanoTime, Optional<Integer> limit) {
    this.nanoTime = nanoTime;
    this.limit = limit;
  }

  /** Counts one; how long to wait when it was one too many. */
  Optional<Duration> count(K key) {
    return limit.flatMap(most -> count(key, most));
  }

  private Optional<Duration> count(K key, int most) {
    long now = nanoTime.getAsLong();
    Minute minute = minutes.asMap().compute(key, (same, before) -> next(before, now));
    return minute.count() <= most
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(minute.start() + MINUTE - now));
  }

  private static Minute next(@Nullable Minute before, long now) {
    return before == null || now - before.start() >= MINUTE
        ? new Minute(now, 1)
        : new Minute(before.start(), before.count() + 1);
  }
}
