package dev.patchbay.telemetry;

import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Snapshots can be read: the registry is there and its lock is had in time. */
@Readiness
@ApplicationScoped
class RegistryReady implements HealthCheck {
  private static final Logger LOG = System.getLogger(RegistryReady.class.getName());
  private static final String NAME = "registry";

  private Snapshots snapshots;

  @SuppressWarnings("NullAway.Init")
  RegistryReady() {}

  @Inject
  RegistryReady(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      snapshots.tenants();
      return HealthCheckResponse.up(NAME);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, () -> "The registry cannot be read: " + e);
      return HealthCheckResponse.down(NAME);
    }
  }
}
