package dev.patchbay.upstream.limit;

import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets a number of calls through at a time and a number wait; the rest is refused at once. Who
 * waits looks up often enough to hear its deadline and its cancellation. Thread-safe.
 */
final class CallBulkhead {
  private static final Duration LOOK_UP = Duration.ofMillis(20);

  private final String what;
  private final Bulkhead inside;
  private final Bulkhead insideAndWaiting;

  /**
   * @param what the end of a sentence: too many calls of …
   */
  CallBulkhead(String what, int most, int mostWaiting) {
    this.what = what;
    this.inside = bulkhead(most, LOOK_UP);
    this.insideAndWaiting = bulkhead(most + mostWaiting, Duration.ZERO);
  }

  private static Bulkhead bulkhead(int most, Duration wait) {
    return Bulkhead.of(
        "gate",
        BulkheadConfig.custom()
            .maxConcurrentCalls(most)
            .maxWaitDuration(wait)
            .writableStackTraceEnabled(false)
            .build());
  }

  <T> T pass(Deadline deadline, Cancellation cancellation, Supplier<T> work) {
    if (!insideAndWaiting.tryAcquirePermission()) {
      throw new ToolFailure(
          Reason.LIMIT, "Too many calls of " + what + " are running and waiting; try again later.");
    }
    try {
      await(deadline, cancellation);
      try {
        return work.get();
      } finally {
        inside.onComplete();
      }
    } finally {
      insideAndWaiting.onComplete();
    }
  }

  private void await(Deadline deadline, Cancellation cancellation) {
    while (!inside.tryAcquirePermission()) {
      if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
        throw new ToolFailure(Reason.CANCELLED, "The call was cancelled.");
      }
      if (deadline.isOver()) {
        throw new ToolFailure(
            Reason.LIMIT, "Too many calls of " + what + " are running; its turn did not come.");
      }
    }
  }
}
