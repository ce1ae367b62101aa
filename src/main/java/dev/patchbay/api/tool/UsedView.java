package dev.patchbay.api.tool;

import dev.patchbay.api.view.View;
import dev.patchbay.model.state.ToolUsage;
import java.time.Instant;
import java.util.Optional;

/** Usage of a tool after an increment. */
public record UsedView(boolean success, long invocationCount, Optional<Instant> lastUsed)
    implements View {

  public static UsedView of(ToolUsage usage) {
    return new UsedView(true, usage.invocationCount(), usage.lastUsed());
  }
}
