package dev.patchbay.web;

import java.time.Duration;

/**
 * How long the reader of an answer may take: what waits must be taken within a time, counted from
 * when it began to wait, and a second more for each 16 KiB that was taken since. A reader who takes
 * a byte now and then is no better than one who takes nothing. Not thread-safe.
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

  /** Something waits; later ones do not begin anew. */
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

  /** Nothing waits any more. */
  void end() {
    waiting = false;
  }

  boolean isOver(long now) {
    return waiting && now - since - Duration.ofSeconds(taken / BYTES_PER_SECOND).toNanos() > nanos;
  }
}
