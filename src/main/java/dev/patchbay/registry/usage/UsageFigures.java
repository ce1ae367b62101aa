package dev.patchbay.registry.usage;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ToolUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Usage counters of tools, beside the snapshots. Exact under concurrency; takes no lock that a list
 * reader would wait for. The figures of existing tools survive a reload, a re-install, disabling
 * and enabling of their connector.
 */
@SingletonBean
public class UsageFigures {
  private final Map<ProjectKey, Map<ConnectorName, Map<ToolName, UsageFigure>>> figures =
      new ConcurrentHashMap<>();
  private final CallFigures calls = new CallFigures();

  /** Call statistics with the same life cycle. */
  public CallFigures calls() {
    return calls;
  }

  /** Counts one use and returns the figures including it. */
  public ToolUsage mark(ProjectKey project, ConnectorName connector, ToolName tool, Instant at) {
    return figures
        .computeIfAbsent(project, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(connector, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(tool, key -> new UsageFigure())
        .mark(at);
  }

  public ToolUsage of(ProjectKey project, ConnectorName connector, ToolName tool) {
    UsageFigure figure =
        figures.getOrDefault(project, Map.of()).getOrDefault(connector, Map.of()).get(tool);
    return figure == null ? ToolUsage.NONE : figure.usage();
  }

  /** Drops the figures of the connector's tools that are not in this set. */
  public void retain(ProjectKey project, ConnectorName connector, Set<ToolName> tools) {
    Optional.ofNullable(figures.get(project))
        .map(connectors -> connectors.get(connector))
        .ifPresent(known -> known.keySet().retainAll(tools));
    calls.retain(project, connector, tools);
  }

  public void forget(ProjectKey project, ConnectorName connector, ToolName tool) {
    Optional.ofNullable(figures.get(project))
        .map(connectors -> connectors.get(connector))
        .ifPresent(known -> known.remove(tool));
    calls.forget(project, connector, tool);
  }

  public void forget(ProjectKey project, ConnectorName connector) {
    Optional.ofNullable(figures.get(project)).ifPresent(known -> known.remove(connector));
    calls.retain(project, connector, Set.of());
  }

  public void forget(ProjectKey project) {
    figures.remove(project);
    calls.forget(project);
  }

  /** Takes the increments since the last call, to be sent to the store. */
  List<UsageTotal> send() {
    List<UsageTotal> sent = new ArrayList<>();
    figures.forEach(
        (project, connectors) ->
            connectors.forEach(
                (connector, tools) ->
                    tools.forEach(
                        (tool, figure) -> {
                          long uses = figure.send();
                          if (uses > 0) {
                            sent.add(
                                new UsageTotal(project, connector, tool, uses, lastUse(figure)));
                          }
                        })));
    return sent;
  }

  private static Instant lastUse(UsageFigure figure) {
    return figure.usage().lastUsed().orElse(Instant.EPOCH);
  }

  /** The sent increments are stored. */
  void arrived(List<UsageTotal> sent) {
    for (UsageTotal each : sent) {
      find(each).ifPresent(figure -> figure.arrived(each.uses()));
    }
  }

  /**
   * Sets the store's total and adds the increments not yet stored; true when the visible figure
   * changed.
   */
  public boolean saved(UsageTotal total) {
    return figures
        .computeIfAbsent(total.project(), key -> new ConcurrentHashMap<>())
        .computeIfAbsent(total.connector(), key -> new ConcurrentHashMap<>())
        .computeIfAbsent(total.tool(), key -> new UsageFigure())
        .saved(total.uses(), total.lastUsed());
  }

  private Optional<UsageFigure> find(UsageTotal total) {
    return Optional.ofNullable(
        figures
            .getOrDefault(total.project(), Map.of())
            .getOrDefault(total.connector(), Map.of())
            .get(total.tool()));
  }
}
