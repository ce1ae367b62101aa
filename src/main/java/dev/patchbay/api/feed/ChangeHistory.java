package dev.patchbay.api.feed;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.node.RecentChanges;
import java.util.List;
import java.util.Optional;

/**
 * The changes that this node has told of, from memory and from further back. Nothing is ever seen
 * here before this node's snapshots show it. Thread-safe.
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

  /** The next changes, from memory; empty when it does not go back that far. */
  Optional<List<LoggedChange>> recentAfter(Revision since, int limit) {
    return recent.after(since, limit);
  }

  /**
   * The next changes, from the store; empty when some of them are not kept any more, or when the
   * store has never been at that revision. Takes its time; fails with STORE_UNAVAILABLE.
   */
  Optional<List<LoggedChange>> storedAfter(Revision since, int limit) {
    Revision told = recent.last();
    if (since.compareTo(told) >= 0) {
      return since.compareTo(log.last()) > 0 ? Optional.empty() : Optional.of(List.of());
    }
    if (since.compareTo(log.completeAfter()) < 0) {
      return Optional.empty();
    }
    List<LoggedChange> changes =
        log.after(since, limit).stream()
            .filter(change -> change.revision().compareTo(told) <= 0)
            .toList();
    // What was dropped since the log said how far back it goes is missing at the beginning.
    return changes.isEmpty() || !changes.get(0).revision().equals(since.next())
        ? Optional.empty()
        : Optional.of(changes);
  }
}
