package dev.patchbay.registry.change;

import dev.patchbay.model.Revision;
import java.util.List;

/**
 * Port: the committed changes of all nodes in the order of their revisions, without gaps. Fails
 * with STORE_UNAVAILABLE when it cannot be read.
 */
public interface RevisionLog {
  /** The revision of the last change that is committed. */
  Revision last();

  /** After which revision the log is complete; older changes are not kept. */
  Revision completeAfter();

  /** The next changes after a revision, at most {@code limit}; empty when there are none. */
  List<LoggedChange> after(Revision since, int limit);

  /** Runs {@code look} soon after a change of any node, where the store can tell; else never. */
  default void whenChanged(Runnable look) {}
}
