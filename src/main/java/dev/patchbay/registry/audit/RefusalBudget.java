package dev.patchbay.registry.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/**
 * How many refusals are recorded: some at once, then some a minute. Those of strangers and those of
 * known callers are counted apart, so that no noise from outside hides what a tenant tries.
 * Thread-safe.
 */
public final class RefusalBudget {
  /** At once, for each of the two. */
  public static final int BURST = 100;

  private static final Duration ONE_EVERY = Duration.ofSeconds(6);

  private final Bucket strangers;
  private final Bucket callers;

  public RefusalBudget(InstantSource clock) {
    strangers = new Bucket(clock);
    callers = new Bucket(clock);
  }

  /** How many were left out since the last that was recorded; empty when this one is left out. */
  public OptionalLong admit(AuditRecord record) {
    return (record.tenant().isPresent() ? callers : strangers).admit();
  }

  private static final class Bucket {
    private final InstantSource clock;
    private Instant full;
    private long leftOut;

    Bucket(InstantSource clock) {
      this.clock = clock;
      this.full = clock.instant();
    }

    /** {@code full} is when nothing would be used up any more. */
    synchronized OptionalLong admit() {
      Instant now = clock.instant();
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
