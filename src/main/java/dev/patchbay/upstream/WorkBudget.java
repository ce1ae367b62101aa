package dev.patchbay.upstream;

import java.util.Optional;

/**
 * Counter of the CPU work of one call. Every loop over its arguments or its answer adds steps, so
 * that no loop escapes the limit. Checks deadline and cancellation once per {@value
 * #STEPS_PER_CHECK} steps, well under a millisecond. A call that has failed stays failed. Not
 * thread-safe.
 */
public final class WorkBudget {
  static final int STEPS_PER_CHECK = 1_024;

  /** About one millisecond; most calls stay below. */
  static final int LIGHT_STEPS = 200_000;

  private static final Permits OPEN = check -> () -> {};

  private final Runnable check;
  private final Permits permits;
  private long steps;
  private long checkedAt;
  private Optional<ToolFailure> ended = Optional.empty();
  private Optional<Runnable> permit = Optional.empty();

  /** Permits to compute, for calls with much work. */
  @FunctionalInterface
  public interface Permits {
    /**
     * Waits for a permit, and runs the check meanwhile, which fails when the call must end.
     *
     * @return releases the permit
     */
    Runnable acquire(Runnable check);
  }

  /**
   * @param check fails with {@link ToolFailure} when the call must end
   */
  public WorkBudget(Runnable check) {
    this(check, OPEN);
  }

  private WorkBudget(Runnable check, Permits permits) {
    this.check = check;
    this.permits = permits;
  }

  /** Budget that fails with TIMEOUT at the deadline, and with CANCELLED after a cancellation. */
  public static WorkBudget of(Deadline deadline, Cancellation cancellation) {
    return new WorkBudget(
        () -> {
          cancellation.check();
          deadline.check();
        });
  }

  /** The same budget, which needs a permit after {@value #LIGHT_STEPS} steps. */
  public WorkBudget limitedBy(Permits permits) {
    return new WorkBudget(check, permits);
  }

  /** For work without a deadline, whose size is limited otherwise. */
  public static WorkBudget unlimited() {
    return new WorkBudget(() -> {});
  }

  /** Adds steps; fails with TIMEOUT or CANCELLED when the call must end. */
  public void use(long added) {
    steps += added;
    if (ended.isPresent() || steps - checkedAt >= STEPS_PER_CHECK) {
      check();
    }
  }

  /** Adds steps; returns false instead of failing, for callbacks that must not throw. */
  public boolean isLeft(long added) {
    try {
      use(added);
      return true;
    } catch (ToolFailure e) {
      return false;
    }
  }

  /** Checks at once. */
  public void check() {
    checkedAt = steps;
    if (ended.isEmpty()) {
      try {
        check.run();
        if (steps >= LIGHT_STEPS && permit.isEmpty()) {
          permit = Optional.of(permits.acquire(check));
        }
        return;
      } catch (ToolFailure e) {
        ended = Optional.of(e);
      }
    }
    throw ended.get();
  }

  /** Releases the permit, when the call ends or waits for something else. */
  public void rest() {
    Optional<Runnable> held = permit;
    permit = Optional.empty();
    held.ifPresent(Runnable::run);
  }

  /** Steps so far. */
  public long steps() {
    return steps;
  }
}
