package dev.patchbay.api.problem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What a node logs of requests that it is too busy for: a line in ten seconds, with the number of
 * those that had none, since whoever overloads it must not fill its log as well. At DEBUG each has
 * its line and its stack. Thread-safe.
 */
final class OverloadLog {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Logger log;
  private final LongSupplier nanos;
  private boolean told;
  private long toldAt;
  private long untold;

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

  /** How many had no line since the last one; empty while it is too early for the next. */
  private synchronized OptionalLong due() {
    long now = nanos.getAsLong();
    if (told && now - toldAt < BETWEEN_LINES.toNanos()) {
      untold++;
      return OptionalLong.empty();
    }
    long others = untold;
    untold = 0;
    told = true;
    toldAt = now;
    return OptionalLong.of(others);
  }
}
