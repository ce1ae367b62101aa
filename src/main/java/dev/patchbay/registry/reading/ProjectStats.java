package dev.patchbay.registry.reading;

import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.source.SourceLedger;

/** Counts of a project; {@code toolCount} counts callable tools. */
public record ProjectStats(
    ProjectRegistry registry,
    int connectorCount,
    int toolCount,
    int enabledConnectors,
    int disabledConnectors,
    int connectorsInError) {

  static ProjectStats of(ProjectRegistry registry, SourceLedger sources) {
    int all = registry.connectors().count();
    int enabled = registry.connectors().enabledCount();
    return new ProjectStats(
        registry,
        all,
        registry.connectors().toolCount(),
        enabled,
        all - enabled,
        sources.inError(registry.key()));
  }
}
