package dev.patchbay.registry.audit;

import dev.patchbay.model.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Rate limit of recorded refusals: a burst, then a few per minute, and a limit per day. Each tenant
 * has its own budget, and unauthenticated callers share one, so the noise of one cannot hide the
 * refusals of another. Uses monotonic time. Thread-safe.
 */
public final class RefusalBudget {
  /** Burst of each budget. */
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

  /**
   * How many refusals were left out since the last recorded one; empty when this one is left out.
   */
  public synchronized OptionalLong admit(AuditRecord record) {
    long now = nanoTime.getAsLong() - start;
    if (budgets.size() >= MOST_TENANTS) {
      budgets.values().removeIf(each -> each.isQuiet(now));
    }
    boolean counted = budgets.containsKey(record.tenant()) || budgets.size() < MOST_TENANTS;
    Optional<TenantId> whose = counted ? record.tenant() : Optional.empty();
    return budgets.computeIfAbsent(whose, key -> new Budgets(settings)).admit(now);
  }

  /** Budgets of one tenant, or of all unauthenticated callers. */
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

  /** Token bucket: {@code burst} at once, then one more per pause. */
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
