package dev.patchbay.registry.change;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.source.SourceState;
import dev.patchbay.registry.source.SourceState.Seen;
import dev.patchbay.registry.usage.UsageFigures;
import dev.patchbay.registry.usage.UsageTotal;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Updates usage figures, file states and invalidation counters after each change of a project, so
 * that they stay consistent with the snapshots.
 */
@SingletonBean
public class SideState {
  private final UsageFigures usage;
  private final SourceLedger sources;
  private final InvalidationCounters ticks;

  @Inject
  public SideState(UsageFigures usage, SourceLedger sources, InvalidationCounters ticks) {
    this.usage = usage;
    this.sources = sources;
    this.ticks = ticks;
  }

  /** The connector was installed; {@code seen} is the state of its file, if it has one. */
  public void installed(ProjectKey key, LoadedConnector connector, Optional<Seen> seen) {
    usage.retain(
        key,
        connector.name(),
        connector.tools().stream().map(ConnectorTool::name).collect(Collectors.toSet()));
    sources.put(key, connector.name(), SourceState.loaded(seen));
  }

  /** An import set the usage totals of these tools. */
  public void imported(List<UsageTotal> totals) {
    for (UsageTotal total : totals) {
      usage.saved(total);
      ticks.move(total.project());
    }
  }

  public void uninstalled(ProjectKey key, ConnectorName connector) {
    usage.forget(key, connector);
    sources.forget(key, connector);
  }

  public void projectRemoved(ProjectKey key) {
    usage.forget(key);
    sources.forget(key);
    ticks.forget(key);
  }
}
