package dev.patchbay.api.project;

import dev.patchbay.api.view.View;
import dev.patchbay.registry.reading.ProjectStats;
import java.time.Instant;

/** Statistics of a project: the stats row. */
public record ProjectStatsView(
    String projectId,
    String tenantId,
    Instant createdAt,
    Instant lastUpdated,
    long revision,
    int connectorCount,
    int toolCount,
    int enabledConnectors,
    int disabledConnectors,
    int connectorsInError)
    implements View {

  public static ProjectStatsView of(ProjectStats stats) {
    return new ProjectStatsView(
        stats.registry().projectId().value(),
        stats.registry().tenantId().value(),
        stats.registry().createdAt(),
        stats.registry().lastUpdated(),
        stats.registry().revision().value(),
        stats.connectorCount(),
        stats.toolCount(),
        stats.enabledConnectors(),
        stats.disabledConnectors(),
        stats.connectorsInError());
  }
}
