package dev.patchbay.telemetry;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.source.SourceLedger;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness check of descriptor files: how many are in error or missing. Always up, because the
 * last good versions serve. Contains counts only, because the check is public.
 */
@Readiness
@SingletonBean
class DescriptorsHealthCheck implements HealthCheck {
  private final SourceLedger sources;

  @Inject
  DescriptorsHealthCheck(SourceLedger sources) {
    this.sources = sources;
  }

  @Override
  public HealthCheckResponse call() {
    SourceLedger.Totals totals = sources.totals();
    return HealthCheckResponse.named("descriptors")
        .up()
        .withData("in_error", totals.inError())
        .withData("source_missing", totals.missing())
        .build();
  }
}
