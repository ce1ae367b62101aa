package dev.patchbay.registry.operator;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Port: metrics and their names ({@link Metric}). Label values come from small fixed sets, never
 * from input of a caller, so that the number of series is bounded.
 */
public interface Metrics {
  /**
   * Adds one to the counter of these label values, given in the order of {@link Metric#labels()}.
   */
  void count(Metric metric, String... labelValues);

  void time(Metric metric, Duration took, String... labelValues);

  /** Registers a gauge; the supplier is called at each read. */
  void gauge(Metric metric, LongSupplier value, String... labelValues);

  /** The metrics, with names that dashboards rely on. */
  enum Metric {
    PROJECTS("patchbay_projects", "Projects on this node"),
    CONNECTORS("patchbay_connectors", "Connectors on this node", "state"),
    TOOLS("patchbay_tools", "Tools on this node that can be called"),
    INSTALLS("patchbay_installs", "Installs", "outcome"),
    RELOADS("patchbay_reloads", "Descriptor files that changed", "outcome"),
    RELOAD_DURATION("patchbay_reload_duration", "Time of one hot-reload check", "trigger"),
    TOOL_USES("patchbay_tool_uses", "Tool uses that were counted"),
    TOOL_CALLS("patchbay_tool_calls", "Tool calls that ended", "outcome"),
    TOOL_CALL_DURATION("patchbay_tool_call_duration", "Time of one tool call", "outcome"),
    MEMORY_RESERVED("patchbay_memory_reserved_bytes", "Heap reserved by requests and calls"),
    DEVELOPMENT_ACCESS("patchbay_dev_mode", "1 while patchbay.auth is dev"),
    REQUESTS("patchbay_requests", "Requests", "route", "status");

    private final String id;
    private final String description;
    private final String labels;

    Metric(String id, String description, String... labels) {
      this.id = id;
      this.description = description;
      this.labels = String.join(",", labels);
    }

    public String id() {
      return id;
    }

    public String description() {
      return description;
    }

    /** The names of the labels, in order. */
    public List<String> labels() {
      return labels.isEmpty() ? List.of() : List.of(labels.split(","));
    }
  }
}
