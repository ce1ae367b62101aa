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
 * Chooses the {@link Metrics} by what the server has. MicroProfile Metrics does not exist on
 * WildFly, and a class whose methods name its types can be loaded there but not linked. So {@link
 * MicroProfileMetrics} is no bean, no container ever looks into it, and this class does not name
 * such a type: the Java linker resolves the call below when it runs, not before, and says there
 * what is missing. Another API's adapter is one more line here.
 */
@SingletonBean
public class MetricsProducer {
  private static final Logger LOG = System.getLogger(MetricsProducer.class.getName());

  @Produces
  @Singleton
  Metrics meter(@Any Instance<Object> beans) {
    return microProfile(beans)
        .orElseGet(
            () -> {
              LOG.log(Level.INFO, "This server has no MicroProfile Metrics; nothing is measured.");
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
