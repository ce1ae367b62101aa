package dev.patchbay.telemetry;

import dev.patchbay.registry.operator.Metrics;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Metrics without effect, for a server without a supported metrics API. */
final class NoMetrics implements Metrics {

  @Override
  public void count(Metric metric, String... labelValues) {}

  @Override
  public void time(Metric metric, Duration took, String... labelValues) {}

  @Override
  public void gauge(Metric metric, LongSupplier value, String... labelValues) {}
}
