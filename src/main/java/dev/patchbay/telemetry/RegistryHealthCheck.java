package dev.patchbay.telemetry;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness check of the registry: up when its snapshots can be read. */
@Readiness
@SingletonBean
class RegistryHealthCheck implements HealthCheck {
  private static final Logger LOG = System.getLogger(RegistryHealthCheck.class.getName());
  private static final String NAME = "registry";

  private final AtomicReference<State> state = new AtomicReference<>(State.NOT_YET);
  private final Snapshots snapshots;

  @Inject
  RegistryHealthCheck(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public HealthCheckResponse call() {
    return isReadable() ? HealthCheckResponse.up(NAME) : HealthCheckResponse.down(NAME);
  }

  /** Reads the snapshots; logs each change between good and bad, except the first good state. */
  boolean isReadable() {
    try {
      snapshots.tenants();
      if (state.getAndSet(State.GOOD) == State.BAD) {
        LOG.log(Level.INFO, "The registry can be read again.");
      }
      return true;
    } catch (RuntimeException e) {
      if (state.compareAndSet(State.GOOD, State.BAD)) {
        LOG.log(Level.WARNING, "The registry cannot be read.", e);
      }
      return false;
    }
  }

  private enum State {
    NOT_YET,
    GOOD,
    BAD
  }
}
