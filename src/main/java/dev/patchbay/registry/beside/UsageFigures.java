package dev.patchbay.registry.beside;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ToolUsage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often tools were used, beside the snapshots. Exact under concurrency; takes no lock that a
 * reader of a list could wait for. Figures outlive a reload, a re-install, disabling and enabling
 * of their connector, for the tools that still exist.
 */
@ApplicationScoped
public class UsageFigures {
  private final Map<ProjectKey, Map<ConnectorName, Map<ToolName, Figure>>> figures =
      new ConcurrentHashMap<>();
  private final CallFigures calls = new CallFigures();

  /** What lives and goes with these figures. */
  public CallFigures calls() {
    return calls;
  }

  /** Counts one use and returns the figures that include it. */
  public ToolUsage mark(ProjectKey project, ConnectorName connector, ToolName tool, Instant at) {
    return figures
        .computeIfAbsent(project, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(connector, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(tool, key -> new Figure())
        .mark(at);
  }

  public ToolUsage of(ProjectKey project, ConnectorName connector, ToolName tool) {
    Figure figure =
        figures.getOrDefault(project, Map.of()).getOrDefault(connector, Map.of()).get(tool);
    return figure == null ? ToolUsage.NONE : figure.usage;
  }

  /** Drops the figures of the connector's tools that are not among these. */
  void retain(ProjectKey project, ConnectorName connector, Set<ToolName> tools) {
    Optional.ofNullable(figures.get(project))
        .map(connectors -> connectors.get(connector))
        .ifPresent(known -> known.keySet().retainAll(tools));
    calls.retain(project, connector, tools);
  }

  public void forget(ProjectKey project, ConnectorName connector, ToolName tool) {
    Optional.ofNullable(figures.get(project))
        .map(connectors -> connectors.get(connector))
        .ifPresent(known -> known.remove(tool));
  }

  void forget(ProjectKey project, ConnectorName connector) {
    Optional.ofNullable(figures.get(project)).ifPresent(known -> known.remove(connector));
    calls.retain(project, connector, Set.of());
  }

  void forget(ProjectKey project) {
    figures.remove(project);
    calls.forget(project);
  }

  /**
   * Count and time move together, so that nobody sees a use without its time; readers never wait.
   */
  private static final class Figure {
    private volatile ToolUsage usage = ToolUsage.NONE;

    synchronized ToolUsage mark(Instant at) {
      Instant last = usage.lastUsed().filter(earlier -> earlier.isAfter(at)).orElse(at);
      usage = new ToolUsage(usage.invocationCount() + 1, Optional.of(last));
      return usage;
    }
  }
}
