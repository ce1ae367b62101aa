package dev.patchbay.api.connector;

import dev.patchbay.api.view.View;
import dev.patchbay.registry.diff.Change;
import dev.patchbay.registry.diff.ManifestDiff;
import dev.patchbay.registry.diff.ToolChange;
import dev.patchbay.registry.diff.ToolChange.Kind;
import dev.patchbay.registry.history.KeptVersion;
import dev.patchbay.registry.history.VersionDifference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Difference between two versions, rated for a changelog. */
public record DifferenceView(
    VersionView from,
    VersionView to,
    Optional<String> rating,
    List<ChangeView> connectorChanges,
    List<ToolView> toolsAdded,
    List<ToolView> toolsRemoved,
    List<ToolView> toolsChanged)
    implements View {

  /** One changed part. */
  public record ChangeView(String part, String rating, String reason) {
    static ChangeView of(Change change) {
      return new ChangeView(lower(change.part()), lower(change.rating()), change.reason());
    }
  }

  /** An added, removed or changed tool. */
  public record ToolView(String name, String rating, List<ChangeView> changes) {
    static ToolView of(ToolChange tool) {
      return new ToolView(
          tool.tool().value(),
          lower(tool.rating()),
          tool.changes().stream().map(ChangeView::of).toList());
    }
  }

  public static DifferenceView of(VersionDifference difference) {
    ManifestDiff diff = difference.diff();
    return new DifferenceView(
        row(difference.from()),
        row(difference.to()),
        diff.rating().map(DifferenceView::lower),
        diff.connector().stream().map(ChangeView::of).toList(),
        tools(diff, Kind.ADDED),
        tools(diff, Kind.REMOVED),
        tools(diff, Kind.CHANGED));
  }

  private static VersionView row(KeptVersion kept) {
    return VersionView.row(kept.version(), kept.current());
  }

  private static List<ToolView> tools(ManifestDiff diff, Kind kind) {
    return diff.tools().stream().filter(tool -> tool.kind() == kind).map(ToolView::of).toList();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
