package dev.patchbay.telemetry;

import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.registry.operator.Metrics.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Gauge of the reserved part of the memory budget. */
@ApplicationScoped
class MemoryGauge {
  @Inject Metrics metrics;
  @Inject MemoryBudget budget;

  void register(@Observes @Initialized(ApplicationScoped.class) Object applicationStart) {
    metrics.gauge(Metric.MEMORY_RESERVED, budget::inUse);
  }
}
