package dev.patchbay.registry.node;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.LoggedChange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The latest changes that were told on this node, in memory: enough for everybody who keeps up.
 * Bounded; thread-safe.
 */
public final class RecentChanges {
  private static final int MOST = 2_000;

  private final ConcurrentSkipListMap<Revision, LoggedChange> changes =
      new ConcurrentSkipListMap<>();
  private volatile Revision last = Revision.NONE;

  /** The revision up to which this node has published and told everything. */
  public Revision last() {
    return last;
  }

  /** Everything up to this revision is in the snapshots already; nobody is told of it. */
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

  /** The next changes after a revision; empty when some of them are not in memory any more. */
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
