package dev.patchbay.api.feed;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ChangePlan.Step;
import dev.patchbay.registry.change.PlainChanges;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Projects;
import dev.patchbay.registry.snapshot.Snapshots;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One node over a shared store: it loads the projects, follows changes of other nodes, and notifies
 * its readers. Closing it ends their streams, as a stopping server does.
 */
final class WatchedNode<S extends RegistryStore & RevisionLog> implements AutoCloseable {
  private static final long POLL_MILLIS = 5;

  private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService fetcher = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor();
  private final PlainChanges node;
  private final EventBroadcast broadcast;

  WatchedNode(S store) {
    Snapshots snapshots = new Snapshots(new InternalRegistry());
    node = PlainChanges.of(snapshots, store, told -> {});
    Revision loaded = store.last();
    store.projects().forEach(key -> store.find(key).ifPresent(snapshots::publish));
    node.feed.recent().startAt(loaded);
    broadcast =
        new EventBroadcast(
            new ChangeHistory(node.feed.recent(), store),
            caller -> true,
            work -> unlessStopped(() -> writer.execute(work)),
            work -> unlessStopped(() -> fetcher.execute(work)),
            work ->
                unlessStopped(
                    () -> {
                      var unused = writer.schedule(work, POLL_MILLIS, TimeUnit.MILLISECONDS);
                    }));
    node.feed.listen(broadcast::changed);
    var unused =
        poll.scheduleWithFixedDelay(
            node.feed::follow, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void unlessStopped(Runnable submission) {
    try {
      submission.run();
    } catch (RejectedExecutionException e) {
      // No reader is left.
    }
  }

  /** Creates the project, or removes an existing one; each is one revision. */
  void change(ProjectKey key) {
    node.changes.apply(
        key,
        current ->
            current.isEmpty()
                ? Step.change(
                    ProjectChange.creation(
                        ProjectRegistry.empty(key, Projects.NOW), Projects.ANN, Projects.NOW),
                    origin -> List.of(new RegistryEvent.ProjectCreated(origin)),
                    key)
                : Step.change(
                    ProjectChange.removal(key, Projects.ANN, Projects.NOW),
                    origin -> List.of(new RegistryEvent.ProjectRemoved(origin)),
                    key));
  }

  /** Opens a stream of all that the caller may know of. */
  EventReader open(Caller caller, long since, RecordedOutbound out) {
    EventReader reader =
        new EventReader(caller, Optional.empty(), new Revision(since), out, () -> {});
    broadcast.open(reader);
    return reader;
  }

  void disconnected(EventReader reader) {
    broadcast.disconnected(reader);
  }

  @Override
  public void close() {
    broadcast.endAll();
    List.of(poll, writer, fetcher).forEach(ScheduledExecutorService::shutdownNow);
  }
}
