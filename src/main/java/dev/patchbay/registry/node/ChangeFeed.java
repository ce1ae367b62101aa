package dev.patchbay.registry.node;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ChangePublisher;
import dev.patchbay.registry.change.ForeignChanges;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvents;
import dev.patchbay.registry.operator.CorrelationId;
import dev.patchbay.registry.snapshot.Snapshots;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Feed of committed changes: publishes each change of this node and of other nodes exactly once, in
 * the order of revisions. Changes of this node come from memory. A gap means that another node has
 * committed; the feed reads the gap from the log and publishes the snapshot before the events. A
 * failure is retried at the next {@link #follow}; nothing is skipped. The executor runs one task at
 * a time.
 */
public final class ChangeFeed implements ChangePublisher {
  private static final Logger LOG = System.getLogger(ChangeFeed.class.getName());
  private static final int BATCH = 500;

  private final Snapshots snapshots;
  private final ForeignChanges foreign;
  private final RevisionLog log;
  private final RegistryEvents events;
  private final RecentChanges recent;
  private final Executor executor;

  private final ConcurrentSkipListMap<Revision, LoggedChange> own = new ConcurrentSkipListMap<>();
  private final Queue<Notice> notices = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean look = new AtomicBoolean();
  private final AtomicInteger work = new AtomicInteger();
  private volatile boolean behind;
  private volatile boolean held;

  private record Notice(Revision after, List<RegistryEvent> events) {}

  /**
   * @param recent starts at the revision of this node's snapshots
   * @param executor may run the work on the caller's thread, or on its own
   */
  public ChangeFeed(
      Snapshots snapshots,
      ForeignChanges foreign,
      RevisionLog log,
      RegistryEvents events,
      RecentChanges recent,
      Executor executor) {
    this.snapshots = snapshots;
    this.foreign = foreign;
    this.log = log;
    this.events = events;
    this.recent = recent;
    this.executor = executor;
  }

  @Override
  public void committed(LoggedChange change) {
    own.put(change.revision(), change);
    schedule();
  }

  @Override
  public void noticed(List<RegistryEvent> fired) {
    if (!fired.isEmpty()) {
      synchronized (notices) {
        notices.add(new Notice(fired.get(0).origin().revision(), fired));
      }
      schedule();
    }
  }

  /** Publishes nothing until {@link #startAt}. */
  public void hold() {
    held = true;
  }

  /** Starts after the loaded revision; publishes the changes that came since. */
  public void startAt(Revision loaded) {
    recent.startAt(loaded);
    held = false;
    follow();
  }

  /** Polls for changes of other nodes. */
  public void follow() {
    look.set(true);
    schedule();
  }

  /** Registers a callback for each published change; it must be quick and never fail. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  public RecentChanges recent() {
    return recent;
  }

  private void schedule() {
    if (!held && work.getAndIncrement() == 0) {
      executor.execute(this::publishPending);
    }
  }

  private void publishPending() {
    int seen = work.get();
    do {
      try {
        publishFromMemory();
        behind = false;
      } catch (MCPRuntimeException e) {
        logFailure(e);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.ERROR, "Change feed failed; retrying at the next poll.", e);
      }
      seen = work.addAndGet(-seen);
    } while (seen != 0);
  }

  private void logFailure(MCPRuntimeException e) {
    if (!behind) {
      LOG.log(
          Level.WARNING,
          () -> "Changes of other nodes cannot be read; retrying: " + e.getMessage());
    }
    behind = true;
  }

  private void publishFromMemory() {
    boolean readTheLog = look.getAndSet(false);
    while (true) {
      publishNotices();
      own.headMap(recent.last(), true).clear();
      Map.Entry<Revision, LoggedChange> next = own.firstEntry();
      if (next != null && next.getKey().equals(recent.last().next())) {
        publish(next.getValue());
      } else if (next != null || readTheLog) {
        readTheLog = publishFromLog() && readTheLog;
      } else {
        return;
      }
    }
  }

  /** Publishes the next changes of the log; false when there are none. */
  private boolean publishFromLog() {
    List<LoggedChange> changes = log.after(recent.last(), BATCH);
    if (!changes.isEmpty() && !changes.get(0).revision().equals(recent.last().next())) {
      skipWhatIsNotKept(changes.get(0).revision());
    }
    for (LoggedChange change : changes) {
      if (!isPublished(change)) {
        foreign.refresh(change.project());
      }
      publish(change);
    }
    return !changes.isEmpty();
  }

  /**
   * When the log is pruned past this node's revision, reloads all projects and publishes no events.
   */
  private void skipWhatIsNotKept(Revision next) {
    LOG.log(
        Level.WARNING,
        () -> "Changes after " + recent.last() + " are no longer kept; reloading all projects.");
    foreign.refreshAll();
    recent.startAt(new Revision(next.value() - 1));
  }

  private boolean isPublished(LoggedChange change) {
    return snapshots
        .find(change.project())
        .map(ProjectRegistry::revision)
        .filter(revision -> revision.compareTo(change.revision()) >= 0)
        .isPresent();
  }

  private void publish(LoggedChange change) {
    recent.add(change);
    fire(change.correlationId(), change.events());
    listeners.forEach(Runnable::run);
  }

  private void publishNotices() {
    for (Optional<Notice> due = nextNotice(); due.isPresent(); due = nextNotice()) {
      fire(CorrelationId.current(), due.get().events());
    }
  }

  private Optional<Notice> nextNotice() {
    synchronized (notices) {
      Notice next = notices.peek();
      return next == null || next.after().compareTo(recent.last()) > 0
          ? Optional.empty()
          : Optional.ofNullable(notices.poll());
    }
  }

  private void fire(Optional<String> correlationId, List<RegistryEvent> fired) {
    if (correlationId.isPresent()) {
      CorrelationId.with(
          correlationId.get(),
          () -> {
            events.fire(fired);
            return true;
          });
    } else {
      events.fire(fired);
    }
  }
}
