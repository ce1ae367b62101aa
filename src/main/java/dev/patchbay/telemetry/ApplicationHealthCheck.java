package dev.patchbay.telemetry;

import dev.patchbay.bean.SingletonBean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness check. Up whenever the application runs; it depends on nothing outside, because a
 * restart repairs nothing outside.
 */
@Liveness
@SingletonBean
class ApplicationHealthCheck implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.up("patchbay");
  }
}
