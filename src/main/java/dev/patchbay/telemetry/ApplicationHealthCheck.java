package dev.patchbay.telemetry;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness check. Up whenever the application runs; it depends on nothing outside, because a
 * restart repairs nothing outside.
 */
@Liveness
@ApplicationScoped
class ApplicationHealthCheck implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.up("patchbay");
  }
}
