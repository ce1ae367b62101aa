package dev.patchbay.registry.change;

import dev.patchbay.registry.audit.RecordedTrail;
import dev.patchbay.registry.event.RegistryEvents;
import dev.patchbay.registry.node.ChangeFeed;
import dev.patchbay.registry.node.RecentChanges;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.registry.source.SourceLedger;
import dev.patchbay.registry.usage.UsageFigures;

/** Project changes of one node, wired by hand; the feed works synchronously. */
public final class PlainChanges {
  public final RecordedTrail trail = new RecordedTrail();

  /** Whether the keys of all callers were revoked. */
  public volatile boolean revoked;

  public final ChangeFeed feed;
  public final ForeignChanges foreign;
  public final ProjectChanges changes;

  public PlainChanges(
      Snapshots snapshots,
      RegistryStore store,
      RevisionLog log,
      RegistryEvents events,
      SideState beside) {
    this(snapshots, store, log, events, beside, new CommitRetry());
  }

  PlainChanges(
      Snapshots snapshots,
      RegistryStore store,
      RevisionLog log,
      RegistryEvents events,
      SideState beside,
      CommitRetry retry) {
    ProjectLocks locks = new ProjectLocks();
    foreign = new ForeignChanges(snapshots, store, log, locks, beside, new UnreadableConnectors());
    feed = new ChangeFeed(snapshots, foreign, log, events, new RecentChanges(), Runnable::run);
    changes =
        new ProjectChanges(
            snapshots,
            store,
            foreign,
            new ChangeShares(1_000),
            locks,
            retry,
            trail,
            caller -> !revoked,
            feed);
  }

  /** Without observable side state. */
  public static <S extends RegistryStore & RevisionLog> PlainChanges of(
      Snapshots snapshots, S store, RegistryEvents events) {
    return of(snapshots, store, events, new CommitRetry());
  }

  static <S extends RegistryStore & RevisionLog> PlainChanges of(
      Snapshots snapshots, S store, RegistryEvents events, CommitRetry retry) {
    InvalidationCounters ticks = new InvalidationCounters();
    return new PlainChanges(
        snapshots,
        store,
        store,
        events,
        new SideState(new UsageFigures(), new SourceLedger(ticks), ticks),
        retry);
  }
}
