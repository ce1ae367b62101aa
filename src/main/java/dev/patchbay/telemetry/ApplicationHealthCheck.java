package dev.patchbay.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** The application runs. It looks at nothing else: no restart mends what lies outside. */
@Liveness
@ApplicationScoped
class ApplicationHealthCheck implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.up("patchbay");
  }
}
