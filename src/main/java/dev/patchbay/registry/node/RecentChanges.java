package dev.patchbay.registry.node;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.LoggedChange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Bounded in-memory buffer of the latest published changes, enough for readers that keep up.
 * Thread-safe.
 */
public final class RecentChanges {
  private static final int MOST = 2_000;

  private final ConcurrentSkipListMap<Revision, LoggedChange> changes =
      new ConcurrentSkipListMap<>();
  private volatile Revision last = Revision.NONE;

  /** Last published revision of this node. */
  public Revision last() {
    return last;
  }

  /** Marks all changes up to this revision as loaded; they are not published. */
  public void startAt(Revision revision) {
    changes.clear();
    last = revision;
  }

  void add(LoggedChange change) {
    changes.put(change.revision(), change);
    last = change.revision();
    if (changes.size() > MOST) {
      changes.pollFirstEntry();
    }
  }

  /** The next changes after a revision; empty when some of them are no longer in memory. */
  public Optional<List<LoggedChange>> after(Revision since, int limit) {
    if (since.compareTo(last) >= 0) {
      return Optional.of(List.of());
    }
    List<LoggedChange> found =
        changes.tailMap(since, false).values().stream().limit(limit).toList();
    return found.isEmpty() || !found.get(0).revision().equals(since.next())
        ? Optional.empty()
        : Optional.of(found);
  }
}
