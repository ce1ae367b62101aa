package dev.patchbay.registry;

import dev.patchbay.registry.operator.Metrics;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Counts under the metric's id and its label values, such as {@code patchbay_installs/replaced}.
 */
public final class CountedMetrics implements Metrics {
  private final Map<String, Long> counts = new ConcurrentHashMap<>();

  @Override
  public void count(Metric metric, String... labelValues) {
    counts.merge(key(metric, labelValues), 1L, Long::sum);
  }

  @Override
  public void time(Metric metric, Duration took, String... labelValues) {
    counts.merge(key(metric, labelValues), 1L, Long::sum);
  }

  @Override
  public void gauge(Metric metric, LongSupplier value, String... labelValues) {}

  private static String key(Metric metric, String... labelValues) {
    return labelValues.length == 0
        ? metric.id()
        : metric.id() + "/" + String.join("/", labelValues);
  }

  public long of(String key) {
    return counts.getOrDefault(key, 0L);
  }

  public SortedMap<String, Long> startingWith(String prefix) {
    SortedMap<String, Long> found = new TreeMap<>();
    counts.forEach(
        (key, count) -> {
          if (key.startsWith(prefix)) {
            found.put(key, count);
          }
        });
    return found;
  }
}
