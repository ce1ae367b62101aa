package dev.patchbay.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.snapshot.Projects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A watcher that reconnects at random to any node sees every revision once and in order, through
 * restarts of nodes.
 */
abstract class WatchContract<S extends RegistryStore & RevisionLog> {
  private static final int CHANGES = 2_000;
  private static final int NODES = 2;
  private static final Caller WATCHER =
      new Caller(new TenantId("acme"), "ann", Set.of(Role.VIEWER), Optional.empty());
  private static final List<ProjectKey> PROJECTS =
      List.of(Projects.key("acme", "a"), Projects.key("acme", "b"), Projects.key("acme", "c"));

  private final AtomicReferenceArray<WatchedNode<S>> nodes = new AtomicReferenceArray<>(NODES);

  /** The store as a starting node opens it; other nodes may have it open. */
  abstract S open();

  @Test
  void watcherSeesEveryRevisionOnceThroughReconnectsAndRestarts() {
    nodes.set(0, new WatchedNode<>(open()));
    nodes.set(1, new WatchedNode<>(open()));
    Random random = new Random(42);
    CompletableFuture<List<Long>> watched = CompletableFuture.supplyAsync(() -> watch(random));

    Random which = new Random(7);
    for (int i = 1; i <= CHANGES; i++) {
      nodes.get(which.nextInt(NODES)).change(PROJECTS.get(which.nextInt(PROJECTS.size())));
      if (i == CHANGES / 3) {
        restart(0);
      } else if (i == 2 * CHANGES / 3) {
        restart(1);
      }
    }

    assertThat(watched.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join())
        .isEqualTo(LongStream.rangeClosed(1, CHANGES).boxed().toList());
    nodes.get(0).close();
    nodes.get(1).close();
  }

  private void restart(int node) {
    nodes.get(node).close();
    nodes.set(node, new WatchedNode<>(open()));
  }

  private List<Long> watch(Random random) {
    List<Long> seen = new ArrayList<>();
    long position = 0;
    while (seen.size() < CHANGES) {
      RecordedOutbound out = new RecordedOutbound();
      WatchedNode<S> node = nodes.get(random.nextInt(NODES));
      EventReader reader = node.open(WATCHER, position, out);
      int enough = Math.min(1 + random.nextInt(80), CHANGES - seen.size());
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(1))
          .until(() -> out.ids().size() >= enough || !out.isOpen() || isStopped(node));
      out.end();
      node.disconnected(reader);
      seen.addAll(out.ids());
      position = Math.max(position, out.lastId());
    }
    return seen;
  }

  private boolean isStopped(WatchedNode<S> node) {
    return nodes.get(0) != node && nodes.get(1) != node;
  }
}
