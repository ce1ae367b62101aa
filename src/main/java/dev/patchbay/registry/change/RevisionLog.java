package dev.patchbay.registry.change;

import dev.patchbay.model.Revision;
import java.util.List;

/**
 * Port: log of the committed changes of all nodes, in the order of revisions, without gaps. Fails
 * with STORE_UNAVAILABLE when it cannot be read.
 */
public interface RevisionLog {
  /** Revision of the last committed change. */
  Revision last();

  /** The log holds all changes after this revision; older ones are pruned. */
  Revision completeAfter();

  /** The next changes after a revision, at most {@code limit}; empty when there are none. */
  List<LoggedChange> after(Revision since, int limit);

  /**
   * Registers a callback that runs soon after a change of any node, when the store can notify;
   * otherwise it never runs.
   */
  default void whenChanged(Runnable look) {}
}
