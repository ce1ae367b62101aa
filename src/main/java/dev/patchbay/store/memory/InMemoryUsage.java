package dev.patchbay.store.memory;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.usage.UsageBatch;
import dev.patchbay.registry.usage.UsageStore.Changed;
import dev.patchbay.registry.usage.UsageTotal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Usage totals of existing tools. Guarded by its owner. */
final class InMemoryUsage {
  private final Map<Tool, Marked> totals = new HashMap<>();
  private final Map<String, Long> lastBatch = new HashMap<>();
  private long mark;

  private record Tool(ProjectKey project, ConnectorName connector, ToolName name) {
    boolean isIn(Optional<ProjectRegistry> registry) {
      return registry
          .flatMap(found -> found.connectors().find(connector))
          .map(found -> isIn(found))
          .orElse(false);
    }

    private boolean isIn(LoadedConnector loaded) {
      return loaded.tools().stream().anyMatch(tool -> tool.name().equals(name));
    }
  }

  private record Marked(UsageTotal total, long mark) {}

  /** Drops the figures of tools that the project no longer has. */
  void keepInStep(ProjectChange change) {
    totals
        .keySet()
        .removeIf(tool -> tool.project().equals(change.key()) && !tool.isIn(change.after()));
  }

  void add(UsageBatch batch, Map<ProjectKey, ProjectRegistry> projects) {
    mark++;
    if (batch.number() <= lastBatch.getOrDefault(batch.node(), 0L)) {
      return;
    }
    lastBatch.put(batch.node(), batch.number());
    for (UsageTotal more : batch.increments()) {
      Tool tool = new Tool(more.project(), more.connector(), more.tool());
      if (tool.isIn(Optional.ofNullable(projects.get(more.project())))) {
        totals.merge(
            tool,
            new Marked(more, mark),
            (before, added) -> new Marked(sum(before.total(), more), mark));
      }
    }
  }

  void set(List<UsageTotal> known) {
    mark++;
    known.forEach(
        total ->
            totals.put(
                new Tool(total.project(), total.connector(), total.tool()),
                new Marked(total, mark)));
  }

  private static UsageTotal sum(UsageTotal before, UsageTotal more) {
    return new UsageTotal(
        before.project(),
        before.connector(),
        before.tool(),
        before.uses() + more.uses(),
        before.lastUsed().isAfter(more.lastUsed()) ? before.lastUsed() : more.lastUsed());
  }

  Changed changedSince(long since) {
    return new Changed(
        totals.values().stream().filter(each -> each.mark() > since).map(Marked::total).toList(),
        mark);
  }
}
