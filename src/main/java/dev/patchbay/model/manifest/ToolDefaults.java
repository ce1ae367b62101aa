package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import java.time.Duration;
import java.util.Optional;

/**
 * Defaults for calls of a connector's tools; the operator's settings apply when absent.
 *
 * @param timeout of a whole call, more than zero and at most {@link #LONGEST_TIMEOUT}
 * @param maxResponseBytes 1 to 16 MiB
 * @param ratePerMinute calls of one tool, 1 to 1,000,000
 * @param maxConcurrent concurrent calls of the connector, 1 to 10,000
 */
public record ToolDefaults(
    Optional<Duration> timeout,
    Optional<Integer> maxResponseBytes,
    Optional<Integer> ratePerMinute,
    Optional<Integer> maxConcurrent) {
  public static final ToolDefaults NONE =
      new ToolDefaults(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);
  public static final int MOST_RESPONSE_BYTES = 16 * 1024 * 1024;
  public static final int MOST_RATE_PER_MINUTE = 1_000_000;
  public static final int MOST_CONCURRENT = 10_000;

  public ToolDefaults {
    timeout.ifPresent(ToolDefaults::checkTimeout);
    maxResponseBytes.ifPresent(
        value -> checkLimit("max_response_bytes", value, MOST_RESPONSE_BYTES));
    ratePerMinute.ifPresent(value -> checkLimit("rate_per_minute", value, MOST_RATE_PER_MINUTE));
    maxConcurrent.ifPresent(value -> checkLimit("max_concurrent", value, MOST_CONCURRENT));
  }

  public static void checkTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw MCPRuntimeException.invalid(
          Rule.TIMEOUT, "A timeout is more than zero and at most " + LONGEST_TIMEOUT + ".");
    }
  }

  public static void checkLimit(String name, long value, int most) {
    if (value < 1 || value > most) {
      throw MCPRuntimeException.invalid(
          Rule.LIMIT, name + " is a whole number from 1 to " + most + ".");
    }
  }
}
