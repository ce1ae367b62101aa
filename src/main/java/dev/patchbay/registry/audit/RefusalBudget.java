package dev.patchbay.registry.audit;

import dev.patchbay.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many refusals are recorded: some at once, then some a minute. Those of strangers and those of
 * each tenant are counted apart, so that no noise of others hides what somebody tries. Thread-safe.
 */
public final class RefusalBudget {
  /** At once, for each of them. */
  public static final int BURST = 100;

  private static final Duration ONE_EVERY = Duration.ofSeconds(6);
  private static final int MOST_TENANTS = 10_000;

  private final Map<Optional<TenantId>, Bucket> buckets = new HashMap<>();
  private final InstantSource clock;

  public RefusalBudget(InstantSource clock) {
    this.clock = clock;
  }

  /** How many were left out since the last that was recorded; empty when this one is left out. */
  public synchronized OptionalLong admit(AuditRecord record) {
    Instant now = clock.instant();
    if (buckets.size() >= MOST_TENANTS) {
      buckets.values().removeIf(bucket -> bucket.isQuiet(now));
    }
    boolean counted = buckets.containsKey(record.tenant()) || buckets.size() < MOST_TENANTS;
    Optional<TenantId> whose = counted ? record.tenant() : Optional.empty();
    return buckets.computeIfAbsent(whose, key -> new Bucket(now)).admit(now);
  }

  private static final class Bucket {
    private Instant full;
    private long leftOut;

    Bucket(Instant now) {
      this.full = now;
    }

    boolean isQuiet(Instant now) {
      return leftOut == 0 && full.isBefore(now);
    }

    /** {@code full} is when nothing would be used up any more. */
    OptionalLong admit(Instant now) {
      Instant next = (full.isBefore(now) ? now : full).plus(ONE_EVERY);
      if (next.isAfter(now.plus(ONE_EVERY.multipliedBy(BURST)))) {
        leftOut++;
        return OptionalLong.empty();
      }
      full = next;
      long before = leftOut;
      leftOut = 0;
      return OptionalLong.of(before);
    }
  }
}
