package dev.patchbay.telemetry;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.operator.Metrics;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Producer of the server's {@link Metrics}. WildFly has no MicroProfile Metrics, and a class that
 * names its types can be loaded there but not linked. So {@link MicroProfileMetrics} is not a bean,
 * and this class names no such type: the JVM resolves the call below when it runs and throws a
 * {@code LinkageError} there. The adapter of another API would be one more line here.
 */
@SingletonBean
public class MetricsProducer {
  private static final Logger LOG = System.getLogger(MetricsProducer.class.getName());

  @Produces
  @Singleton
  Metrics metrics(@Any Instance<Object> beans) {
    return microProfile(beans)
        .orElseGet(
            () -> {
              LOG.log(
                  Level.INFO, "This server has no MicroProfile Metrics; no metrics are recorded.");
              return new NoMetrics();
            });
  }

  private static Optional<Metrics> microProfile(Instance<Object> beans) {
    try {
      return MicroProfileMetrics.find(beans);
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }
}
