package dev.patchbay.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.registry.operator.Metrics;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of metrics against {@link Metrics.Metric}. */
class MetricsPageTest {
  private static final Page PAGE = Page.ofSite("reference/metrics.md");

  @Test
  void everyMetricHasARowWithItsLabelsAndNoOther() {
    List<String> rows =
        PAGE.table("| metric | what it counts | labels |").stream()
            .map(row -> id(row.get(0)) + " " + (row.size() < 3 ? List.of() : labels(row.get(2))))
            .toList();

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metrics.Metric.values())
                .map(metric -> metric.id() + " " + metric.labels())
                .toList());
  }

  /** Counters and timers have suffixes where the server shows them. */
  private static String id(String cell) {
    return Page.names(cell).get(0).replaceFirst("_(total|seconds)$", "");
  }

  /** Labels are separated by semicolons; the name stands before the values. */
  private static List<String> labels(String cell) {
    return Arrays.stream(cell.split("; `"))
        .map(label -> label.replaceFirst("^`", "").replaceFirst("`.*", ""))
        .filter(label -> !label.isEmpty())
        .toList();
  }
}
