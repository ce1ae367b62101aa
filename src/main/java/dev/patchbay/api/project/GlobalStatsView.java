package dev.patchbay.api.project;

import dev.patchbay.api.view.View;
import dev.patchbay.model.state.TenantStats;

/** Totals of the caller's tenant. */
public record GlobalStatsView(
    long totalProjects, long totalConnectors, long totalTools, boolean hotReloadEnabled)
    implements View {

  public static GlobalStatsView of(TenantStats stats, boolean hotReload) {
    return new GlobalStatsView(stats.projects(), stats.connectors(), stats.tools(), hotReload);
  }
}
