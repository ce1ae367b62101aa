package dev.patchbay.registry.diff;

import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import dev.patchbay.model.manifest.ToolDefaults;
import dev.patchbay.registry.diff.Change.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rated differences between two versions of a connector, without its tools.
 *
 * <ul>
 *   <li>name, exposed prefix: MAJOR, since every tool gets another name.
 *   <li>base_url: MINOR; the calls stay valid and go to another address.
 *   <li>auth: MINOR; callers do not see it, but the connector may need another configuration.
 *   <li>defaults: MINOR when a limit is new or tighter, since calls may fail that succeeded before;
 *       otherwise PATCH.
 *   <li>labels: MINOR when a label was removed or changed, since lists filtered by it return fewer
 *       tools; otherwise PATCH.
 *   <li>title, description, metadata, order of tools: PATCH, since no call depends on them.
 * </ul>
 */
final class ConnectorDiff {
  private ConnectorDiff() {}

  static List<Change> between(ConnectorManifest before, ConnectorManifest after) {
    List<Change> changes = new ArrayList<>();
    names(before, after, changes);
    if (!before.title().equals(after.title())
        || !before.description().equals(after.description())) {
      changes.add(Change.patch(Part.TEXT, "Title or description changed."));
    }
    SharedChanges.labels(before.labels(), after.labels()).ifPresent(changes::add);
    if (!before.metadata().equals(after.metadata())) {
      changes.add(
          Change.patch(Part.METADATA, "The metadata changed; it is shown, never interpreted."));
    }
    if (!before.baseUrl().equals(after.baseUrl())) {
      changes.add(Change.minor(Part.BASE_URL, "The same calls go to another address."));
    }
    SharedChanges.auth(before.auth(), after.auth()).ifPresent(changes::add);
    defaults(before.defaults(), after.defaults()).ifPresent(changes::add);
    if (!commonTools(before, after).equals(commonTools(after, before))) {
      changes.add(Change.patch(Part.TOOL_ORDER, "The tools are listed in another order."));
    }
    return changes;
  }

  private static void names(
      ConnectorManifest before, ConnectorManifest after, List<Change> changes) {
    if (!before.name().equals(after.name())) {
      changes.add(Change.major(Part.NAME, "The connector has another name."));
    }
    if (!before.effectivePrefix().equals(after.effectivePrefix())) {
      changes.add(
          Change.major(
              Part.TOOL_PREFIX,
              "Every exposed name now begins with '"
                  + after.effectivePrefix()
                  + "', no longer with '"
                  + before.effectivePrefix()
                  + "'."));
    } else if (!before.toolPrefix().equals(after.toolPrefix())) {
      changes.add(Change.patch(Part.TOOL_PREFIX, "The exposed names stay as they were."));
    }
  }

  private static List<ToolName> commonTools(ConnectorManifest mine, ConnectorManifest other) {
    List<ToolName> others = other.tools().stream().map(ConnectorTool::name).toList();
    return mine.tools().stream().map(ConnectorTool::name).filter(others::contains).toList();
  }

  private static Optional<Change> defaults(ToolDefaults before, ToolDefaults after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    boolean tighter =
        isTighter(before.timeout(), after.timeout())
            || isTighter(before.maxResponseBytes(), after.maxResponseBytes())
            || isTighter(before.ratePerMinute(), after.ratePerMinute())
            || isTighter(before.maxConcurrent(), after.maxConcurrent());
    return Optional.of(
        tighter
            ? Change.minor(Part.DEFAULTS, "A new or tighter limit may end calls that were fine.")
            : Change.patch(Part.DEFAULTS, "No limit is new or tighter."));
  }

  private static <T extends Comparable<T>> boolean isTighter(
      Optional<T> before, Optional<T> after) {
    return after.isPresent() && before.map(old -> after.get().compareTo(old) < 0).orElse(true);
  }
}
