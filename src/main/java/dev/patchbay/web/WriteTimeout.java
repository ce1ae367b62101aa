package dev.patchbay.web;

import java.time.Duration;

/**
 * Write timeout of one answer: what waits must be taken within the configured time, plus 1 s per 16
 * KiB taken since. A client that reads single bytes is cut off like one that reads nothing. Not
 * thread-safe.
 */
final class WriteTimeout {
  private static final int BYTES_PER_SECOND = 16 * 1024;

  private final long nanos;
  private boolean waiting;
  private long since;
  private long taken;

  WriteTimeout(Duration time) {
    nanos = time.toNanos();
  }

  /** Starts the timeout when none runs. */
  void begin(long now) {
    if (!waiting) {
      waiting = true;
      since = now;
      taken = 0;
    }
  }

  void taken(int bytes) {
    taken += bytes;
  }

  /** Stops the timeout. */
  void end() {
    waiting = false;
  }

  boolean isOver(long now) {
    return waiting && now - since - Duration.ofSeconds(taken / BYTES_PER_SECOND).toNanos() > nanos;
  }
}
