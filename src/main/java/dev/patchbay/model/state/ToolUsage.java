package dev.patchbay.model.state;

import java.time.Instant;
import java.util.Optional;

/** Usage of a tool: number of calls, and time of the last. */
public record ToolUsage(long invocationCount, Optional<Instant> lastUsed) {
  public static final ToolUsage NONE = new ToolUsage(0, Optional.empty());
}
