package dev.patchbay.registry.usage;

import java.util.Optional;

/**
 * Statistics of a tool's calls since this node started.
 *
 * @param latency empty before the first call
 */
public record CallStats(long errors, Optional<Latency> latency) {
  public static final CallStats NONE = new CallStats(0, Optional.empty());

  /** Percentiles of the duration of a call in milliseconds, to two significant digits. */
  public record Latency(double p50Ms, double p95Ms, double p99Ms) {}
}
