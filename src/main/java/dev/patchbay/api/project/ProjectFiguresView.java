package dev.patchbay.api.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.patchbay.api.view.View;
import dev.patchbay.registry.reading.CalledTool;
import dev.patchbay.registry.reading.ProjectStats;
import dev.patchbay.registry.usage.CallStats;
import java.util.List;
import java.util.Optional;

/** The answer of {@code GET …/stats}: the stats row, and call statistics per tool. */
public record ProjectFiguresView(
    @JsonUnwrapped ProjectStatsView project, List<ToolCallsView> toolCalls) implements View {

  /** The calls of one tool since this node started. */
  public record ToolCallsView(
      String exposedName, long invocationCount, long errorCount, Optional<LatencyView> latencyMs) {
    static ToolCallsView of(CalledTool tool) {
      return new ToolCallsView(
          tool.name().value(),
          tool.usage().invocationCount(),
          tool.calls().errors(),
          tool.calls().latency().map(LatencyView::of));
    }
  }

  /** Percentiles of the duration of a call. */
  public record LatencyView(double p50, double p95, double p99) {
    static LatencyView of(CallStats.Latency latency) {
      return new LatencyView(latency.p50Ms(), latency.p95Ms(), latency.p99Ms());
    }
  }

  public static ProjectFiguresView of(ProjectStats stats, List<CalledTool> called) {
    return new ProjectFiguresView(
        ProjectStatsView.of(stats), called.stream().map(ToolCallsView::of).toList());
  }
}
