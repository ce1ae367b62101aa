package dev.patchbay.registry.diff;

import dev.patchbay.model.ToolName;
import java.util.List;
import java.util.Optional;

/**
 * An added, removed or changed tool.
 *
 * @param changes at least one
 */
public record ToolChange(ToolName tool, Kind kind, List<Change> changes) {
  /** Kind of the change. */
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
        tool, Kind.ADDED, List.of(Change.minor(Change.Part.EXISTENCE, "The tool was added.")));
  }

  static ToolChange removed(ToolName tool) {
    return new ToolChange(
        tool, Kind.REMOVED, List.of(Change.major(Change.Part.EXISTENCE, "The tool was removed.")));
  }

  public Rating rating() {
    return Optional.of(changes).flatMap(Rating::greatest).orElse(Rating.PATCH);
  }
}
