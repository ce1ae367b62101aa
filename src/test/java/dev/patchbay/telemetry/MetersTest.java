package dev.patchbay.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.patchbay.registry.operator.Meter;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MetersTest {

  @Test
  void serverWithoutMicroProfileMetricsGetsAMeterThatMeasuresNothing() throws Exception {
    Class<?> meters = new ServerWithoutMetrics().loadClass(Meters.class.getName());

    Meter meter = (Meter) produce(meters);

    assertThat(meter.getClass().getSimpleName()).isEqualTo("NoMeter");
    assertThatCode(
            () -> {
              meter.count(Meter.Metric.TOOL_USES);
              meter.time(Meter.Metric.RELOAD_DURATION, Duration.ZERO, "timer");
              meter.gauge(Meter.Metric.PROJECTS, () -> 1);
            })
        .doesNotThrowAnyException();
  }

  /**
   * A container looks into the classes of beans: all that {@link Meters} declares must be there.
   */
  @Test
  void containerWithoutMicroProfileMetricsCanLookIntoTheProducer() throws Exception {
    Class<?> meters = new ServerWithoutMetrics().loadClass(Meters.class.getName());

    assertThatCode(meters::getDeclaredMethods).doesNotThrowAnyException();
    assertThatCode(meters::getDeclaredFields).doesNotThrowAnyException();
  }

  private static Object produce(Class<?> meters) throws ReflectiveOperationException {
    Constructor<?> constructor = meters.getDeclaredConstructor();
    constructor.setAccessible(true);
    Method producer = meters.getDeclaredMethod("meter", Instance.class);
    producer.setAccessible(true);
    return producer.invoke(constructor.newInstance(), (Object) null);
  }

  /** Loads the package anew, in a world that has never heard of MicroProfile Metrics. */
  private static final class ServerWithoutMetrics extends ClassLoader {

    ServerWithoutMetrics() {
      super(MetersTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.eclipse.microprofile.metrics.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(Meters.class.getPackageName() + ".")) {
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
