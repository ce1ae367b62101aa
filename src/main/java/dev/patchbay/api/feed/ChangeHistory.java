package dev.patchbay.api.feed;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.node.RecentChanges;
import java.util.List;
import java.util.Optional;

/**
 * History of the changes that this node has published, in memory and in the store. Never ahead of
 * this node's snapshots. Thread-safe.
 */
public final class ChangeHistory {
  private final RecentChanges recent;
  private final RevisionLog log;

  public ChangeHistory(RecentChanges recent, RevisionLog log) {
    this.recent = recent;
    this.log = log;
  }

  Revision last() {
    return recent.last();
  }

  /** Next changes from memory; empty when memory does not reach back that far. */
  Optional<List<LoggedChange>> recentAfter(Revision since, int limit) {
    return recent.after(since, limit);
  }

  /**
   * Next changes from the store; empty when some were pruned, or when the store has never reached
   * that revision. May block; fails with STORE_UNAVAILABLE.
   */
  Optional<List<LoggedChange>> storedAfter(Revision since, int limit) {
    Revision published = recent.last();
    if (since.compareTo(published) >= 0) {
      return since.compareTo(log.last()) > 0 ? Optional.empty() : Optional.of(List.of());
    }
    if (since.compareTo(log.completeAfter()) < 0) {
      return Optional.empty();
    }
    List<LoggedChange> changes =
        log.after(since, limit).stream()
            .filter(change -> change.revision().compareTo(published) <= 0)
            .toList();
    // Changes pruned after completeAfter() was read leave a hole at the beginning.
    return changes.isEmpty() || !changes.get(0).revision().equals(since.next())
        ? Optional.empty()
        : Optional.of(changes);
  }
}
