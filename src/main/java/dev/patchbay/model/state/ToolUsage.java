package dev.patchbay.model.state;

import java.time.Instant;
import java.util.Optional;

/** How often a tool was used, and when last. */
public record ToolUsage(long invocationCount, Optional<Instant> lastUsed) {
  public static final ToolUsage NONE = new ToolUsage(0, Optional.empty());
}
