package dev.patchbay.telemetry;

import dev.patchbay.registry.operator.Metrics;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Metrics by MicroProfile Metrics 5, in the application scope. Not a bean: only {@link
 * MetricsProducer} may use this class, because it links only where that API exists. Looks up the
 * instrument of a series once; {@link Metrics} bounds the series. microprofile-config.properties
 * exports timers as histograms in seconds. Thread-safe.
 */
final class MicroProfileMetrics implements Metrics {
  private final MetricRegistry registry;
  private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  MicroProfileMetrics(MetricRegistry registry) {
    this.registry = registry;
  }

  /** Empty when the API exists but the server provides no registry. */
  static Optional<Metrics> find(Instance<Object> beans) {
    Instance<MetricRegistry> registries =
        beans.select(MetricRegistry.class, Default.Literal.INSTANCE);
    return registries.isResolvable()
        ? Optional.of(new MicroProfileMetrics(registries.get()))
        : Optional.empty();
  }

  @Override
  public void count(Metric metric, String... labelValues) {
    counters.computeIfAbsent(new Series(metric, List.of(labelValues)), this::newCounter).inc();
  }

  @Override
  public void time(Metric metric, Duration took, String... labelValues) {
    timers.computeIfAbsent(new Series(metric, List.of(labelValues)), this::newTimer).update(took);
  }

  // Synchronized: Payara 6.2025.10 registers timers in a plain HashMap, which is not thread-safe.

  private synchronized Counter newCounter(Series series) {
    return registry.counter(series.metadata(MetricUnits.NONE), series.tags());
  }

  private synchronized Timer newTimer(Series series) {
    return registry.timer(series.metadata(MetricUnits.NANOSECONDS), series.tags());
  }

  @Override
  public synchronized void gauge(Metric metric, LongSupplier value, String... labelValues) {
    Series series = new Series(metric, List.of(labelValues));
    registry.gauge(series.metadata(MetricUnits.NONE), value::getAsLong, series.tags());
  }

  /** One exported time series. */
  private record Series(Metric metric, List<String> labelValues) {

    /**
     * Metadata of the metric. A unit only for values that have one: exporters scale such values to
     * seconds and append the unit to the name.
     */
    Metadata metadata(String unit) {
      return Metadata.builder()
          .withName(metric.id())
          .withDescription(metric.description())
          .withUnit(unit)
          .build();
    }

    Tag[] tags() {
      List<String> labels = metric.labels();
      if (labels.size() != labelValues.size()) {
        throw new IllegalArgumentException(metric + " has the labels " + labels);
      }
      Tag[] tags = new Tag[labels.size()];
      Arrays.setAll(tags, i -> new Tag(labels.get(i), labelValues.get(i)));
      return tags;
    }
  }
}
