package dev.patchbay.api.view;

import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ToolChanges;
import java.util.List;

/** Tools that a change adds, removes and changes, by plain name. */
public record ChangesView(
    List<String> toolsAdded, List<String> toolsRemoved, List<String> toolsChanged) {

  public static ChangesView of(ToolChanges changes) {
    return new ChangesView(
        names(changes.added()), names(changes.removed()), names(changes.changed()));
  }

  private static List<String> names(List<ToolName> names) {
    return names.stream().map(ToolName::value).toList();
  }
}
