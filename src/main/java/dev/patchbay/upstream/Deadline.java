package dev.patchbay.upstream;

import java.time.Duration;

/** Deadline of a whole call, by the monotonic clock. */
public record Deadline(long nanoTime) {

  public static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Time until the deadline; never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }

  public boolean isOver() {
    return remaining().isZero();
  }

  public void check() {
    if (isOver()) {
      throw new ToolFailure(ToolFailure.Reason.TIMEOUT, "The tool did not answer in time.");
    }
  }
}
