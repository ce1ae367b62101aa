package dev.patchbay.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.patchbay.registry.operator.Metrics;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MetricsProducerTest {

  @Test
  void serverWithoutMicroProfileMetricsGetsNoMetrics() throws Exception {
    Class<?> meters = new ServerWithoutMetrics().loadClass(MetricsProducer.class.getName());

    Metrics metrics = (Metrics) produce(meters);

    assertThat(metrics.getClass().getSimpleName()).isEqualTo("NoMetrics");
    assertThatCode(
            () -> {
              metrics.count(Metrics.Metric.TOOL_USES);
              metrics.time(Metrics.Metric.RELOAD_DURATION, Duration.ZERO, "timer");
              metrics.gauge(Metrics.Metric.PROJECTS, () -> 1);
            })
        .doesNotThrowAnyException();
  }

  /**
   * A container looks into the classes of beans: all that {@link MetricsProducer} declares must be
   * there.
   */
  @Test
  void producerLinksWithoutMicroProfileMetrics() throws Exception {
    Class<?> meters = new ServerWithoutMetrics().loadClass(MetricsProducer.class.getName());

    assertThatCode(meters::getDeclaredMethods).doesNotThrowAnyException();
    assertThatCode(meters::getDeclaredFields).doesNotThrowAnyException();
  }

  private static Object produce(Class<?> meters) throws ReflectiveOperationException {
    Constructor<?> constructor = meters.getDeclaredConstructor();
    constructor.setAccessible(true);
    Method producer = meters.getDeclaredMethod("metrics", Instance.class);
    producer.setAccessible(true);
    return producer.invoke(constructor.newInstance(), (Object) null);
  }

  /** Class loader that loads the package again, without MicroProfile Metrics. */
  private static final class ServerWithoutMetrics extends ClassLoader {

    ServerWithoutMetrics() {
      super(MetricsProducerTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.eclipse.microprofile.metrics.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(MetricsProducer.class.getPackageName() + ".")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String resource = name.replace('.', '/') + ".class";
      try (InputStream in = Objects.requireNonNull(getParent().getResourceAsStream(resource))) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
