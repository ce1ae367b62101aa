package dev.patchbay.registry.change;

import dev.patchbay.registry.event.RegistryEvent;
import java.util.List;

/** Tells everybody what has happened, in the order of revisions. Never fails, never blocks. */
public interface ChangePublisher {
  /** A change of this node, which is committed and published here. */
  void committed(LoggedChange change);

  /**
   * What has happened without a change; told after every change up to the revision in its origin.
   */
  void noticed(List<RegistryEvent> events);
}
