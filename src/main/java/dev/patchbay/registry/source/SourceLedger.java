package dev.patchbay.registry.source;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * State of every connector's file, beside the snapshots; increments the project's invalidation
 * counter when a visible part changes. Thread-safe.
 */
@SingletonBean
public class SourceLedger {
  private final Map<ProjectKey, Map<ConnectorName, SourceState>> states = new ConcurrentHashMap<>();
  private final InvalidationCounters ticks;

  @Inject
  public SourceLedger(InvalidationCounters ticks) {
    this.ticks = ticks;
  }

  public SourceState of(ProjectKey project, ConnectorName connector) {
    return states.getOrDefault(project, Map.of()).getOrDefault(connector, SourceState.UNKNOWN);
  }

  public int inError(ProjectKey project) {
    return (int)
        states.getOrDefault(project, Map.of()).values().stream()
            .filter(state -> state.error().isPresent())
            .count();
  }

  /** Totals over all projects: connectors with a file in error, and with a missing file. */
  public Totals totals() {
    int errors = 0;
    int missing = 0;
    for (Map<ConnectorName, SourceState> connectors : states.values()) {
      for (SourceState state : connectors.values()) {
        errors += state.error().isPresent() ? 1 : 0;
        missing += state.missing() ? 1 : 0;
      }
    }
    return new Totals(errors, missing);
  }

  /** Counts without names, safe for health checks. */
  public record Totals(int inError, int missing) {}

  public void put(ProjectKey project, ConnectorName connector, SourceState state) {
    SourceState before =
        states.computeIfAbsent(project, key -> new ConcurrentHashMap<>()).put(connector, state);
    moveUnlessAlike(project, before, state);
  }

  private void moveUnlessAlike(
      ProjectKey project, @Nullable SourceState before, SourceState after) {
    if (!after.looksLike(before == null ? SourceState.UNKNOWN : before)) {
      ticks.move(project);
    }
  }

  /**
   * Increments the counter also here: a reader may have combined the new snapshot with the old
   * state.
   */
  public void forget(ProjectKey project, ConnectorName connector) {
    Map<ConnectorName, SourceState> connectors = states.get(project);
    if (connectors != null) {
      moveUnlessAlike(project, connectors.remove(connector), SourceState.UNKNOWN);
    }
  }

  public void forget(ProjectKey project) {
    states.remove(project);
  }
}
