package dev.patchbay.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what somebody does within a minute, which begins with the first. Bounded: where too many
 * are counted, those seen longest ago begin anew. Thread-safe.
 */
final class Minutes {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_COUNTED = 50_000;

  private final Cache<String, Minute> minutes =
      Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();
  private final InstantSource clock;
  private final Optional<Integer> limit;

  private record Minute(Instant start, int count) {}

  /**
   * @param limit within a minute; empty to count nothing
   */
  Minutes(InstantSource clock, Optional<Integer> limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /** Counts one; how long to wait when it was one too many. */
  Optional<Duration> count(String who) {
    return limit.flatMap(most -> count(who, most));
  }

  private Optional<Duration> count(String who, int most) {
    Instant now = clock.instant();
    Minute minute = minutes.asMap().compute(who, (same, before) -> next(before, now));
    return minute.count() <= most
        ? Optional.empty()
        : Optional.of(Duration.between(now, minute.start().plus(MINUTE)));
  }

  private static Minute next(@Nullable Minute before, Instant now) {
    return before == null || !now.isBefore(before.start().plus(MINUTE))
        ? new Minute(now, 1)
        : new Minute(before.start(), before.count() + 1);
  }
}
