package dev.patchbay.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.Endpoint;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.Loaded;
import dev.patchbay.registry.operator.Metrics;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.source.SourceStates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegistryGaugesTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final ProjectKey ACME_SALES = key("acme", "sales");

  private final InternalRegistry registry = new InternalRegistry();
  private final SourceLedger sources = new SourceLedger(new InvalidationCounters());
  private final ShownGauges shown = new ShownGauges();

  @Test
  void emptyNodeShowsZeros() {
    register();

    assertThat(shown.now())
        .isEqualTo(
            Map.of(
                "patchbay_projects[]", 0L,
                "patchbay_tools[]", 0L,
                "patchbay_connectors[enabled]", 0L,
                "patchbay_connectors[disabled]", 0L,
                "patchbay_connectors[in_error]", 0L,
                "patchbay_connectors[source_missing]", 0L));
  }

  @Test
  void everyTenantCounts() {
    register();

    publish(project(ACME_SALES, connector("a", 3, true), connector("b", 5, false)).at(rev(1), NOW));
    publish(project(key("acme", "ops"), connector("a", 1, true)).at(rev(2), NOW));
    publish(project(key("zebra", "sales"), connector("c", 2, true)).at(rev(3), NOW));
    SourceStates.inError(sources, ACME_SALES, "a");
    SourceStates.inError(sources, key("zebra", "sales"), "c");
    SourceStates.missing(sources, ACME_SALES, "b");

    assertThat(shown.now())
        .isEqualTo(
            Map.of(
                "patchbay_projects[]", 3L,
                "patchbay_tools[]", 6L,
                "patchbay_connectors[enabled]", 3L,
                "patchbay_connectors[disabled]", 1L,
                "patchbay_connectors[in_error]", 2L,
                "patchbay_connectors[source_missing]", 1L));
  }

  @Test
  void figuresFollowEveryChange() {
    register();
    publish(project(ACME_SALES, connector("a", 3, true), connector("b", 5, true)).at(rev(1), NOW));

    publish(project(ACME_SALES, connector("a", 2, false)).at(rev(2), NOW));

    assertThat(shown.now())
        .containsEntry("patchbay_projects[]", 1L)
        .containsEntry("patchbay_tools[]", 0L)
        .containsEntry("patchbay_connectors[enabled]", 0L)
        .containsEntry("patchbay_connectors[disabled]", 1L);
  }

  @Test
  void removedProjectLeavesNothing() {
    register();
    publish(project(ACME_SALES, connector("a", 3, true)).at(rev(1), NOW));

    registry.remove(ACME_SALES, rev(2));

    assertThat(shown.now().values()).containsOnly(0L);
  }

  private void register() {
    new RegistryGauges(shown, new Snapshots(registry), sources).register("start");
  }

  private void publish(ProjectRegistry project) {
    registry.publish(project);
  }

  private static ProjectRegistry project(ProjectKey key, LoadedConnector... connectors) {
    ProjectRegistry project = ProjectRegistry.empty(key, NOW);
    for (LoadedConnector connector : connectors) {
      project = project.with(project.connectors().with(connector));
    }
    return project;
  }

  private static LoadedConnector connector(String name, int tools, boolean enabled) {
    List<ConnectorTool> definitions =
        IntStream.range(0, tools)
            .mapToObj(
                i ->
                    ConnectorTool.of(
                        new ToolName("tool" + i),
                        JsonText.EMPTY_OBJECT,
                        Endpoint.parse("test.tool")))
            .toList();
    ConnectorManifest manifest =
        ConnectorManifest.of(new ConnectorName(name), new SemVer("1.0.0"), definitions);
    return Loaded.of(manifest, NOW, Optional.empty(), Optional.empty(), enabled, new TreeMap<>());
  }

  private static ProjectKey key(String tenant, String project) {
    return new ProjectKey(new TenantId(tenant), new ProjectId(project));
  }

  private static Revision rev(long value) {
    return new Revision(value);
  }

  /** Metrics that store their gauges, to read them like an exporter. */
  private static final class ShownGauges implements Metrics {
    private final Map<String, LongSupplier> gauges = new TreeMap<>();

    Map<String, Long> now() {
      Map<String, Long> values = new TreeMap<>();
      gauges.forEach((series, value) -> values.put(series, value.getAsLong()));
      return values;
    }

    @Override
    public void gauge(Metric metric, LongSupplier value, String... labelValues) {
      gauges.put(metric.id() + List.of(labelValues), value);
    }

    @Override
    public void count(Metric metric, String... labelValues) {
      throw new UnsupportedOperationException("a gauge is never counted");
    }

    @Override
    public void time(Metric metric, Duration took, String... labelValues) {
      throw new UnsupportedOperationException("a gauge is never timed");
    }
  }
}
