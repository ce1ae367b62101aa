package dev.patchbay.registry.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ToolName;
import dev.patchbay.registry.PlainRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallFiguresTest {
  private static final ConnectorName CRM = new ConnectorName("crm");
  private static final ToolName TOOL = new ToolName("get");

  private final CallFigures figures = new CallFigures();

  @Test
  void toolWithoutCallsHasNoLatency() {
    assertThat(stats()).isEqualTo(CallStats.NONE);
  }

  @Test
  void percentilesCoverAllCallsAndErrorsTheFailedOnes() {
    for (int i = 1; i <= 100; i++) {
      figures.record(PlainRegistry.ACME_SHOP, CRM, TOOL, Duration.ofMillis(i), i % 10 == 0);
    }

    CallStats.Latency latency = stats().latency().orElseThrow();
    assertThat(stats().errors()).isEqualTo(10);
    assertThat(latency.p50Ms()).isBetween(49.5, 51.0);
    assertThat(latency.p95Ms()).isBetween(94.0, 96.5);
    assertThat(latency.p99Ms()).isBetween(98.0, 100.5);
  }

  @Test
  void durationAboveTheMaximumCountsAsTheMaximum() {
    figures.record(PlainRegistry.ACME_SHOP, CRM, TOOL, Duration.ofDays(1), false);

    assertThat(stats().latency().map(CallStats.Latency::p50Ms)).isNotEqualTo(Optional.of(0.0));
  }

  @Test
  void figuresGoWithTheirToolAndProject() {
    figures.record(PlainRegistry.ACME_SHOP, CRM, TOOL, Duration.ofMillis(1), false);
    figures.retain(PlainRegistry.ACME_SHOP, CRM, Set.of(TOOL));
    assertThat(stats()).isNotEqualTo(CallStats.NONE);

    figures.retain(PlainRegistry.ACME_SHOP, CRM, Set.of());
    assertThat(stats()).isEqualTo(CallStats.NONE);

    figures.record(PlainRegistry.ACME_SHOP, CRM, TOOL, Duration.ofMillis(1), false);
    figures.forget(PlainRegistry.ACME_SHOP);
    assertThat(stats()).isEqualTo(CallStats.NONE);
  }

  private CallStats stats() {
    return figures.of(PlainRegistry.ACME_SHOP, CRM, TOOL);
  }
}
