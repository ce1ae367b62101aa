package dev.patchbay.registry.change;

import dev.patchbay.bean.SingletonBean;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Retry policy for a commit that lost a race (a revision conflict): at once, then after a jittered
 * back-off of 1–50 ms, for at most 8 s. Never waits inside a transaction.
 */
@SingletonBean
public class CommitRetry {
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final long SHORTEST_PAUSE = Duration.ofMillis(1).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofMillis(50).toNanos();

  private final LongSupplier nanoTime;
  private final DoubleSupplier chance;
  private final Waiting waiting;

  public CommitRetry() {
    this(
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble(),
        pause -> Thread.sleep(pause.toMillis(), pause.toNanosPart() % 1_000_000));
  }

  /**
   * @param chance from 0 inclusive to 1 exclusive
   */
  CommitRetry(LongSupplier nanoTime, DoubleSupplier chance, Waiting waiting) {
    this.nanoTime = nanoTime;
    this.chance = chance;
    this.waiting = waiting;
  }

  @FunctionalInterface
  interface Waiting {
    void pause(Duration duration) throws InterruptedException;
  }

  public Attempts begin() {
    return new Attempts();
  }

  /** The attempts of one change, for one thread. */
  public final class Attempts {
    private final long end = nanoTime.getAsLong() + LONGEST.toNanos();
    private long longestPause;

    /** Waits until the next attempt is due; returns false when no attempt is left. */
    public boolean another() {
      long pause = (long) (longestPause * chance.getAsDouble());
      longestPause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, 2 * longestPause));
      return nanoTime.getAsLong() + pause - end < 0 && pauses(pause);
    }

    private boolean pauses(long nanos) {
      try {
        if (nanos > 0) {
          waiting.pause(Duration.ofNanos(nanos));
        }
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
