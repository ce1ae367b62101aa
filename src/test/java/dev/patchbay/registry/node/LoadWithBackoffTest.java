package dev.patchbay.registry.node;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.LogRecords;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.RecordedEvents;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.change.PlainChanges;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.operator.StartRefusal;
import dev.patchbay.registry.snapshot.InternalRegistry;
import dev.patchbay.registry.snapshot.Snapshots;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LoadWithBackoffTest {
  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final Snapshots snapshots = new Snapshots(new InternalRegistry());
  private final NodeState state = new NodeState();
  private final Queue<RuntimeException> failures = new ArrayDeque<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> waitedFor = new ArrayList<>();
  private List<StartCheck> checks = List.of();

  /** Opens when no scripted failure is left. */
  private final class Access implements StoreAccess {
    @Override
    public void open() {
      RuntimeException failure = failures.poll();
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public Optional<Trouble> trouble() {
      return Optional.empty();
    }

    @Override
    public void requireWritable() {}

    @Override
    public void prune() {}
  }

  @Test
  void loadedStoreHasEveryProject() throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      create("p" + i);
    }

    Revision loaded = load();

    assertThat(loaded).isEqualTo(new Revision(50));
    assertThat(snapshots.tenant(ANN.tenant()).stats().projects()).isEqualTo(50);
  }

  @Test
  void unavailableStoreIsRetriedWithGrowingPausesAndLoggedOnce() throws InterruptedException {
    create("shop");
    for (int i = 0; i < 7; i++) {
      failures.add(away("the database cannot be reached"));
    }

    try (LogRecords log = LogRecords.of(LoadWithBackoff.class)) {
      load();

      assertThat(log.lines())
          .filteredOn(message -> message.contains("cannot start yet"))
          .containsExactly(
              "WARNING Patchbay cannot start yet: the database cannot be reached. It tries again.");
    }
    assertThat(waitedFor).hasSize(7).containsOnly("the database cannot be reached");
    assertThat(pauses)
        .extracting(Duration::toMillis)
        .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 5000L, 5000L);
    assertThat(snapshots.find(key("acme", "shop"))).isPresent();
  }

  @Test
  void refusingCheckIsTheReasonUntilItPasses() throws InterruptedException {
    Queue<String> refusals = new ArrayDeque<>(List.of("the master key is another one."));
    checks =
        List.of(
            () -> {
              if (!refusals.isEmpty()) {
                throw StartRefusal.because(refusals.remove());
              }
            });

    load();

    assertThat(waitedFor).containsExactly("the master key is another one.");
  }

  @Test
  void unexpectedFailureIsRetried() throws InterruptedException {
    failures.add(new IllegalStateException("as the test wants"));

    load();

    assertThat(waitedFor).containsExactly("the store cannot be loaded");
  }

  @Test
  void unexpectedFailureLogsItsStackOnce() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      failures.add(new IllegalStateException("as the test wants"));
    }
    failures.add(new IllegalStateException("something else"));

    try (LogRecords log = LogRecords.of(LoadWithBackoff.class)) {
      load();

      assertThat(log.lines()).filteredOn(line -> line.startsWith("SEVERE")).hasSize(2);
    }
  }

  private Revision load() throws InterruptedException {
    PlainChanges node = PlainChanges.of(snapshots, store, new RecordedEvents());
    return new LoadWithBackoff(
            new Access()::open,
            checks,
            new ProjectLoad(store, store, node.foreign, state),
            state,
            Thread::new,
            pause -> {
              pauses.add(pause);
              waitedFor.add(state.waitsFor().orElseThrow());
            })
        .persistently();
  }

  private void create(String project) {
    ProjectRegistry empty = ProjectRegistry.empty(key("acme", project), NOW);
    store.commit(ProjectChange.creation(empty, ANN, NOW), Revision.NONE, Permits.FREE).value();
  }

  private static MCPRuntimeException away(String reason) {
    return new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, reason);
  }
}
