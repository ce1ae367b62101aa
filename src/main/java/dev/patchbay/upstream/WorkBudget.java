package dev.patchbay.upstream;

import java.util.Optional;

/**
 * Counter of the CPU work of one call: every loop over its arguments or its answer adds steps here,
 * so that no loop has a limit of its own to get around. The deadline and the cancellation of the
 * call are checked once in {@value #STEPS_PER_CHECK} steps, which takes well under a millisecond; a
 * call that is over stays over. Not thread-safe.
 */
public final class WorkBudget {
  static final int STEPS_PER_CHECK = 1_024;

  /** About a millisecond: most calls stay below it. */
  static final int LIGHT_STEPS = 200_000;

  private static final Gate OPEN = check -> () -> {};

  private final Runnable check;
  private final Gate gate;
  private long steps;
  private long checkedAt;
  private Optional<ToolFailure> ended = Optional.empty();
  private Optional<Runnable> place = Optional.empty();

  /** Where a call with much work waits for its turn to compute. */
  @FunctionalInterface
  public interface Gate {
    /**
     * Waits, and runs the check meanwhile, which fails when the call has to end.
     *
     * @return gives the turn back
     */
    Runnable enter(Runnable check);
  }

  /**
   * @param check fails with {@link ToolFailure} when the call has to end
   */
  public WorkBudget(Runnable check) {
    this(check, OPEN);
  }

  private WorkBudget(Runnable check, Gate gate) {
    this.check = check;
    this.gate = gate;
  }

  /** Ends with TIMEOUT at the deadline, and with CANCELLED when the caller has gone. */
  public static WorkBudget of(Deadline deadline, Cancellation cancellation) {
    return new WorkBudget(
        () -> {
          cancellation.check();
          deadline.check();
        });
  }

  /** The same budget for a call that has to take turns with others once its work is not small. */
  public WorkBudget behind(Gate turns) {
    return new WorkBudget(check, turns);
  }

  /** For work that no deadline bounds, because only its size does. */
  public static WorkBudget unlimited() {
    return new WorkBudget(() -> {});
  }

  /** Adds steps; fails with TIMEOUT or CANCELLED when the call has to end. */
  public void use(long added) {
    steps += added;
    if (ended.isPresent() || steps - checkedAt >= STEPS_PER_CHECK) {
      check();
    }
  }

  /** Adds steps, and answers false in place of failing: for callbacks that must not throw. */
  public boolean isLeft(long added) {
    try {
      use(added);
      return true;
    } catch (ToolFailure e) {
      return false;
    }
  }

  /** Checks now, however few steps there were. */
  public void check() {
    checkedAt = steps;
    if (ended.isEmpty()) {
      try {
        check.run();
        if (steps >= LIGHT_STEPS && place.isEmpty()) {
          place = Optional.of(gate.enter(check));
        }
        return;
      } catch (ToolFailure e) {
        ended = Optional.of(e);
      }
    }
    throw ended.get();
  }

  /** Gives the turn to compute back: the call is over, or waits for others. */
  public void rest() {
    Optional<Runnable> held = place;
    place = Optional.empty();
    held.ifPresent(Runnable::run);
  }

  /** The work so far. */
  public long steps() {
    return steps;
  }
}
