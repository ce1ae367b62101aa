package dev.patchbay.registry.diff;

import dev.patchbay.model.ToolName;
import java.util.List;
import java.util.Optional;

/**
 * A tool that is new, gone or different.
 *
 * @param changes at least one
 */
public record ToolChange(ToolName tool, Kind kind, List<Change> changes) {
  /** What happened to it. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  public ToolChange {
    changes = List.copyOf(changes);
  }

  static ToolChange added(ToolName tool) {
    return new ToolChange(
        tool,
        Kind.ADDED,
        List.of(Change.minor(Change.Part.EXISTENCE, "A new tool is there beside the others.")));
  }

  static ToolChange removed(ToolName tool) {
    return new ToolChange(
        tool,
        Kind.REMOVED,
        List.of(Change.major(Change.Part.EXISTENCE, "Who calls the tool finds it no longer.")));
  }

  public Rating rating() {
    return Optional.of(changes).flatMap(Rating::greatest).orElse(Rating.PATCH);
  }
}
