package dev.patchbay.registry.audit;

import dev.patchbay.model.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Budget of recorded refusals: some at once and then some a minute, and so many a day. Those of
 * strangers and those of each tenant are counted apart, so that the noise of others hides nothing.
 * Time is measured, so that a wall clock that is set back leaves the budget as it is. Thread-safe.
 */
public final class RefusalBudget {
  /** At once, for each of them. */
  public static final int BURST = 100;

  private static final long ONE_EVERY = Duration.ofSeconds(6).toNanos();
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final int MOST_TENANTS = 10_000;

  private final Map<Optional<TenantId>, Budgets> budgets = new HashMap<>();
  private final LongSupplier nanoTime;
  private final long start;
  private final RefusalSettings settings;

  public RefusalBudget(RefusalSettings settings) {
    this(settings, System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  public RefusalBudget(RefusalSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** How many were left out since the last that was recorded; empty when this one is left out. */
  public synchronized OptionalLong admit(AuditRecord record) {
    long now = nanoTime.getAsLong() - start;
    if (budgets.size() >= MOST_TENANTS) {
      budgets.values().removeIf(each -> each.isQuiet(now));
    }
    boolean counted = budgets.containsKey(record.tenant()) || budgets.size() < MOST_TENANTS;
    Optional<TenantId> whose = counted ? record.tenant() : Optional.empty();
    return budgets.computeIfAbsent(whose, key -> new Budgets(settings)).admit(now);
  }

  /** Of one tenant, or of strangers. */
  private static final class Budgets {
    private final Bucket minute = new Bucket(ONE_EVERY, BURST);
    private final Bucket day;
    private long leftOut;

    Budgets(RefusalSettings settings) {
      day = new Bucket(DAY / settings.perDay(), settings.perDay());
    }

    boolean isQuiet(long now) {
      return leftOut == 0 && minute.isFull(now) && day.isFull(now);
    }

    OptionalLong admit(long now) {
      if (!minute.hasOne(now) || !day.hasOne(now)) {
        leftOut++;
        return OptionalLong.empty();
      }
      minute.take(now);
      day.take(now);
      long before = leftOut;
      leftOut = 0;
      return OptionalLong.of(before);
    }
  }

  /** Token bucket: {@code burst} at once, and one more after each pause. */
  private static final class Bucket {
    private final long pause;
    private final long burst;
    private long fullAt;

    Bucket(long pause, int burst) {
      this.pause = pause;
      this.burst = burst;
    }

    boolean isFull(long now) {
      return fullAt <= now;
    }

    boolean hasOne(long now) {
      return fullAfterOneMore(now) <= now + pause * burst;
    }

    void take(long now) {
      fullAt = fullAfterOneMore(now);
    }

    private long fullAfterOneMore(long now) {
      return Math.max(fullAt, now) + pause;
    }
  }
}
