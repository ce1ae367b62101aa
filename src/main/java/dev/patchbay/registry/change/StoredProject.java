package dev.patchbay.registry.change;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.state.ProjectRegistry;
import java.util.List;

/**
 * A project as a store has it.
 *
 * @param unreadable connectors that are kept, but cannot be understood; they are not in the
 *     registry
 */
public record StoredProject(ProjectRegistry registry, List<Unreadable> unreadable) {
  public StoredProject {
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A row that this node cannot read.
   *
   * @param reason a sentence without anything of the content
   */
  public record Unreadable(ConnectorName connector, String reason) {}
}
