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
 * Bulkhead with a queue: a limit of running calls and a limit of waiting ones; more are refused at
 * once. Waiting calls check their deadline and cancellation every 20 ms. Thread-safe.
 */
final class CallBulkhead {
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

  private final String subject;
  private final Bulkhead running;
  private final Bulkhead runningAndWaiting;

  /**
   * @param subject end of the sentence: too many calls of …
   */
  CallBulkhead(String subject, int most, int mostWaiting) {
    this.subject = subject;
    this.running = bulkhead(most, CHECK_INTERVAL);
    this.runningAndWaiting = bulkhead(most + mostWaiting, Duration.ZERO);
  }

  private static Bulkhead bulkhead(int most, Duration wait) {
    return Bulkhead.of(
        "calls",
        BulkheadConfig.custom()
            .maxConcurrentCalls(most)
            .maxWaitDuration(wait)
            .writableStackTraceEnabled(false)
            .build());
  }

  <T> T pass(Deadline deadline, Cancellation cancellation, Supplier<T> work) {
    if (!runningAndWaiting.tryAcquirePermission()) {
      throw new ToolFailure(
          Reason.LIMIT,
          "Too many calls of " + subject + " are running and waiting; try again later.");
    }
    try {
      await(deadline, cancellation);
      try {
        return work.get();
      } finally {
        running.onComplete();
      }
    } finally {
      runningAndWaiting.onComplete();
    }
  }

  private void await(Deadline deadline, Cancellation cancellation) {
    while (!running.tryAcquirePermission()) {
      if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
        throw new ToolFailure(Reason.CANCELLED, "The call was cancelled.");
      }
      if (deadline.isOver()) {
        throw new ToolFailure(
            Reason.LIMIT,
            "Too many calls of " + subject + " are running; the call did not start in time.");
      }
    }
  }
}
