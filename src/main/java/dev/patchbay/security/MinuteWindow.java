package dev.patchbay.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Rate limit with fixed windows: counts per key within one minute, which begins with the first
 * count. Uses elapsed time instead of the wall clock, so that a clock that is set back neither
 * opens nor freezes a window. Keeps at most 50,000 keys; beyond that, the least recently used ones
 * start again. Thread-safe.
 *
 * @param <K> key that is counted; compared by {@code equals}
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
   * @param limit per minute; empty for no limit
   */
  MinuteWindow(LongSupplier nanoTime, Optional<Integer> limit) {
    this.nanoTime = nanoTime;
    this.limit = limit;
  }

  /** Counts one; returns the time to wait when the limit is exceeded. */
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
