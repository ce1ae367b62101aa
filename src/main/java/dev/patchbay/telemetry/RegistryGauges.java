package dev.patchbay.telemetry;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.state.TenantStats;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.registry.operator.Metrics.Metric;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.snapshot.TenantRegistry;
import dev.patchbay.registry.source.SourceLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Gauges of the loaded projects, connectors and tools, computed when they are read. States of a
 * connector overlap: {@code enabled} plus {@code disabled} are all; {@code in_error} and {@code
 * source_missing} count those with an invalid or missing file.
 */
@SingletonBean
class RegistryGauges {
  private final Metrics metrics;
  private final Snapshots snapshots;
  private final SourceLedger sources;

  @Inject
  RegistryGauges(Metrics metrics, Snapshots snapshots, SourceLedger sources) {
    this.metrics = metrics;
    this.snapshots = snapshots;
    this.sources = sources;
  }

  void register(@Observes @Initialized(ApplicationScoped.class) Object applicationStart) {
    metrics.gauge(Metric.PROJECTS, () -> totals().projects());
    metrics.gauge(Metric.TOOLS, () -> totals().tools());
    metrics.gauge(Metric.CONNECTORS, () -> totals().enabledConnectors(), "enabled");
    metrics.gauge(Metric.CONNECTORS, this::disabledConnectors, "disabled");
    metrics.gauge(Metric.CONNECTORS, () -> sources.totals().inError(), "in_error");
    metrics.gauge(Metric.CONNECTORS, () -> sources.totals().missing(), "source_missing");
  }

  private long disabledConnectors() {
    TenantStats totals = totals();
    return totals.connectors() - totals.enabledConnectors();
  }

  /** Sums the totals that each tenant keeps; cost is linear in the number of tenants. */
  private TenantStats totals() {
    return snapshots.tenants().values().stream()
        .map(TenantRegistry::stats)
        .reduce(TenantStats.NONE, TenantStats::plus);
  }
}
