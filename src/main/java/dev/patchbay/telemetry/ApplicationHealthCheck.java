package dev.patchbay.telemetry;

import dev.patchbay.bean.SingletonBean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** The application runs. It looks at nothing else: no restart mends what lies outside. */
@Liveness
@SingletonBean
class ApplicationHealthCheck implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.up("patchbay");
  }
}
