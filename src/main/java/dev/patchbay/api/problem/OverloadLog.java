package dev.patchbay.api.problem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Rate-limited log of requests refused for overload: one line per 10 s, with the number of refusals
 * that were not logged, so that an overload does not fill the log. At DEBUG every refusal is logged
 * with its stack. Thread-safe.
 */
final class OverloadLog {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Logger log;
  private final LongSupplier nanos;
  private boolean logged;
  private long loggedAt;
  private long unlogged;

  /**
   * @param nanos as {@link System#nanoTime}
   */
  OverloadLog(Logger log, LongSupplier nanos) {
    this.log = log;
    this.nanos = nanos;
  }

  void refused(String line, Throwable refusal) {
    if (log.isLoggable(Level.DEBUG)) {
      log.log(Level.DEBUG, line, refusal);
      return;
    }
    due()
        .ifPresent(
            others ->
                log.log(
                    Level.INFO,
                    line + (others == 0 ? "" : " (" + others + " more since the last such line)")));
  }

  /** Number of refusals since the last line; empty while it is too early for the next line. */
  private synchronized OptionalLong due() {
    long now = nanos.getAsLong();
    if (logged && now - loggedAt < BETWEEN_LINES.toNanos()) {
      unlogged++;
      return OptionalLong.empty();
    }
    long others = unlogged;
    unlogged = 0;
    logged = true;
    loggedAt = now;
    return OptionalLong.of(others);
  }
}
