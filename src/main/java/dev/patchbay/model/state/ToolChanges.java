package dev.patchbay.model.state;

import dev.patchbay.model.ToolName;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.manifest.ConnectorTool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tools that a new manifest adds, removes and changes, each in descriptor order. */
public record ToolChanges(List<ToolName> added, List<ToolName> removed, List<ToolName> changed) {
  public static final ToolChanges NONE = new ToolChanges(List.of(), List.of(), List.of());

  public ToolChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  public static ToolChanges firstInstall(ConnectorManifest manifest) {
    return new ToolChanges(
        manifest.tools().stream().map(ConnectorTool::name).toList(), List.of(), List.of());
  }

  /**
   * Compares two manifests. A tool has changed when a caller or the upstream could notice a
   * difference.
   */
  public static ToolChanges between(ConnectorManifest before, ConnectorManifest after) {
    Map<ToolName, ConnectorTool> old = new LinkedHashMap<>();
    before.tools().forEach(tool -> old.put(tool.name(), tool));
    List<ToolName> added = new ArrayList<>();
    List<ToolName> changed = new ArrayList<>();
    for (ConnectorTool tool : after.tools()) {
      ConnectorTool earlier = old.remove(tool.name());
      if (earlier == null) {
        added.add(tool.name());
      } else if (!sameTool(before, earlier, after, tool)) {
        changed.add(tool.name());
      }
    }
    return new ToolChanges(added, List.copyOf(old.keySet()), changed);
  }

  private static boolean sameTool(
      ConnectorManifest before,
      ConnectorTool earlier,
      ConnectorManifest after,
      ConnectorTool later) {
    return earlier.equals(later)
        && before.effectiveAuth(earlier).equals(after.effectiveAuth(later))
        && before.exposedName(earlier).equals(after.exposedName(later))
        && before.baseUrl().equals(after.baseUrl())
        && before.defaults().equals(after.defaults());
  }
}
