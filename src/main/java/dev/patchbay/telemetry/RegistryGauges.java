package dev.patchbay.telemetry;

import dev.patchbay.model.state.TenantStats;
import dev.patchbay.registry.operator.Meter;
import dev.patchbay.registry.operator.Meter.Metric;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.snapshot.TenantRegistry;
import dev.patchbay.registry.source.SourceLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * How much is loaded on this node, worked out when somebody looks. The states of a connector
 * overlap: {@code enabled} and {@code disabled} add up to all of them, {@code in_error} and {@code
 * source_missing} tell how many of these have a file that is wrong or gone.
 */
@ApplicationScoped
class RegistryGauges {
  private Meter meter;
  private Snapshots snapshots;
  private SourceLedger sources;

  @SuppressWarnings("NullAway.Init")
  RegistryGauges() {}

  @Inject
  RegistryGauges(Meter meter, Snapshots snapshots, SourceLedger sources) {
    this.meter = meter;
    this.snapshots = snapshots;
    this.sources = sources;
  }

  void register(@Observes @Initialized(ApplicationScoped.class) Object applicationStart) {
    meter.gauge(Metric.PROJECTS, () -> totals().projects());
    meter.gauge(Metric.TOOLS, () -> totals().tools());
    meter.gauge(Metric.CONNECTORS, () -> totals().enabledConnectors(), "enabled");
    meter.gauge(Metric.CONNECTORS, this::disabledConnectors, "disabled");
    meter.gauge(Metric.CONNECTORS, () -> sources.totals().inError(), "in_error");
    meter.gauge(Metric.CONNECTORS, () -> sources.totals().missing(), "source_missing");
  }

  private long disabledConnectors() {
    TenantStats totals = totals();
    return totals.connectors() - totals.enabledConnectors();
  }

  /** Costs by the number of tenants: each keeps its own totals. */
  private TenantStats totals() {
    return snapshots.tenants().values().stream()
        .map(TenantRegistry::stats)
        .reduce(TenantStats.NONE, TenantStats::plus);
  }
}
