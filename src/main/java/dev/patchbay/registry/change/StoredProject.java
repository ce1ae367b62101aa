package dev.patchbay.registry.change;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.state.ProjectRegistry;
import java.util.List;

/**
 * A project as read from the store.
 *
 * @param unreadable stored connectors that this node cannot parse; they are not in the registry
 */
public record StoredProject(ProjectRegistry registry, List<Unreadable> unreadable) {
  public StoredProject {
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A connector row that this node cannot parse.
   *
   * @param reason a sentence without any of the content
   */
  public record Unreadable(ConnectorName connector, String reason) {}
}
