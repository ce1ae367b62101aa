package dev.patchbay.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.registry.Threads;
import dev.patchbay.registry.operator.Metrics.Metric;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import org.junit.jupiter.api.Test;

class MicroProfileMetricsTest {
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger mostInside = new AtomicInteger();
  private final CountDownLatch second = new CountDownLatch(2);

  /** A registry that detects concurrent calls: each caller waits a moment for another. */
  private Object register(Class<?> wanted) {
    try {
      mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
      second.countDown();
      boolean unused = second.await(50, TimeUnit.MILLISECONDS);
      return proxy(wanted);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      inside.decrementAndGet();
    }
  }

  private static Object proxy(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
  }

  @Test
  void seriesAreRegisteredOneAtATime() {
    MetricRegistry registry =
        (MetricRegistry)
            Proxy.newProxyInstance(
                MetricRegistry.class.getClassLoader(),
                new Class<?>[] {MetricRegistry.class},
                (proxy, method, arguments) -> register(Timer.class));
    MicroProfileMetrics meter = new MicroProfileMetrics(registry);

    Threads.together(
        4, thread -> meter.time(Metric.TOOL_CALL_DURATION, Duration.ZERO, "outcome-" + thread));

    assertThat(mostInside).hasValue(1);
  }
}
