package dev.patchbay.registry.change;

import dev.patchbay.registry.event.RegistryEvent;
import java.util.List;

/** Publishes changes to all observers, in the order of revisions. Never fails, never blocks. */
public interface ChangePublisher {
  /** Publishes a change that this node has committed and whose snapshot is visible. */
  void committed(LoggedChange change);

  /** Publishes events without a change, after all changes up to the revision in their origin. */
  void noticed(List<RegistryEvent> events);
}
