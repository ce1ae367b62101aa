package dev.patchbay.telemetry;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.registry.operator.Metrics.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Gauge of the reserved part of the memory budget. */
@SingletonBean
class MemoryGauge {
  private final Metrics metrics;
  private final MemoryBudget budget;

  @Inject
  MemoryGauge(Metrics metrics, MemoryBudget budget) {
    this.metrics = metrics;
    this.budget = budget;
  }

  void register(@Observes @Initialized(ApplicationScoped.class) Object applicationStart) {
    metrics.gauge(Metric.MEMORY_RESERVED, budget::inUse);
  }
}
