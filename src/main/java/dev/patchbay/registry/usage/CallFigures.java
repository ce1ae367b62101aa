package dev.patchbay.registry.usage;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ProjectKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.HdrHistogram.PackedHistogram;

/**
 * Call statistics per tool: outcomes and durations, with the life cycle of the usage figures. Only
 * called tools cost memory: some hundred bytes to a few kilobytes each. Thread-safe.
 */
public final class CallFigures {
  private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1000;

  private final Map<ProjectKey, Map<Tool, Figure>> figures = new ConcurrentHashMap<>();

  private record Tool(ConnectorName connector, ToolName name) {}

  public void record(
      ProjectKey project, ConnectorName connector, ToolName tool, Duration took, boolean error) {
    figures
        .computeIfAbsent(project, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(new Tool(connector, tool), key -> new Figure())
        .record(Math.min(took.toNanos() / 1000, LONGEST_MICROS), error);
  }

  public CallStats of(ProjectKey project, ConnectorName connector, ToolName tool) {
    return Optional.ofNullable(figures.get(project))
        .map(tools -> tools.get(new Tool(connector, tool)))
        .map(Figure::stats)
        .orElse(CallStats.NONE);
  }

  /** Connectors with at least one called tool. */
  public Set<ConnectorName> connectors(ProjectKey project) {
    return figures.getOrDefault(project, Map.of()).keySet().stream()
        .map(Tool::connector)
        .collect(Collectors.toSet());
  }

  void retain(ProjectKey project, ConnectorName connector, Set<ToolName> tools) {
    Optional.ofNullable(figures.get(project))
        .ifPresent(
            known ->
                known
                    .keySet()
                    .removeIf(
                        tool ->
                            tool.connector().equals(connector) && !tools.contains(tool.name())));
  }

  void forget(ProjectKey project, ConnectorName connector, ToolName tool) {
    Optional.ofNullable(figures.get(project))
        .ifPresent(known -> known.remove(new Tool(connector, tool)));
  }

  void forget(ProjectKey project) {
    figures.remove(project);
  }

  private static final class Figure {
    private final PackedHistogram micros = new PackedHistogram(LONGEST_MICROS, 2);
    private long errors;

    synchronized void record(long took, boolean error) {
      micros.recordValue(took);
      errors += error ? 1 : 0;
    }

    synchronized CallStats stats() {
      return new CallStats(
          errors,
          Optional.of(new CallStats.Latency(milliseconds(50), milliseconds(95), milliseconds(99))));
    }

    private double milliseconds(double percentile) {
      return micros.getValueAtPercentile(percentile) / 1000.0;
    }
  }
}
