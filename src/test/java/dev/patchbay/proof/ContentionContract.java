package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.registry.Threads;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many threads change one project over two nodes; every acknowledged change is there. */
abstract class ContentionContract {
  private static final Logger LOG = System.getLogger(ContentionContract.class.getName());
  private static final String PROJECT = "shop";
  private static final int THREADS = 64;
  private static final int CHANGES = 200;
  private static final int MOST_CONNECTORS = 20;

  /** Two nodes over one empty store. */
  abstract List<StorePorts> newStore();

  @Test
  void sixtyFourThreadsInstallUpToTheLimitExactly() {
    List<Node> nodes = newStore().stream().map(store -> new Node(store, MOST_CONNECTORS)).toList();
    nodes.get(0).ensure(PROJECT);
    AtomicInteger installed = new AtomicInteger();

    Threads.together(
        THREADS,
        Duration.ofMinutes(4),
        thread -> {
          try {
            nodes.get(thread % nodes.size()).put(PROJECT, "c" + thread, "get");
            installed.incrementAndGet();
          } catch (MCPRuntimeException e) {
            assertThat(e.kind()).isEqualTo(FailureKind.CONNECTOR_LIMIT_REACHED);
          }
        });

    assertThat(installed).hasValue(MOST_CONNECTORS);
    assertThat(nodes.get(0).fresh(PROJECT)).hasSize(MOST_CONNECTORS);
  }

  @Test
  void sixtyFourThreadsChangeOneProjectOverTwoNodes() {
    List<StorePorts> stores = newStore();
    List<Node> nodes = stores.stream().map(Node::new).toList();
    nodes.get(0).ensure(PROJECT);
    Map<Revision, String> acknowledged = new ConcurrentSkipListMap<>();
    AtomicInteger refused = new AtomicInteger();
    SortedMap<String, String> expected = new ConcurrentSkipListMap<>();
    long start = System.nanoTime();

    Threads.together(
        THREADS,
        Duration.ofMinutes(4),
        thread -> {
          Node node = nodes.get(thread % nodes.size());
          String connector = "c" + thread;
          for (int i = 0; i < CHANGES; i++) {
            String tag = "t" + thread + "-" + i;
            try {
              acknowledged.put(node.put(PROJECT, connector, tag).revision(), connector + tag);
              expected.put(connector, tag);
            } catch (MCPRuntimeException e) {
              assertThat(e.kind()).isIn(FailureKind.REVISION_CONFLICT, FailureKind.BUSY);
              refused.incrementAndGet();
            }
          }
        });

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    LOG.log(
        Level.INFO,
        () ->
            "%s: %d acknowledged, %d refused in %s"
                .formatted(getClass().getSimpleName(), acknowledged.size(), refused.get(), took));
    assertThat(acknowledged).hasSize(THREADS * CHANGES - refused.get());
    assertThat(stores.get(0).last()).isEqualTo(new Revision(1 + acknowledged.size()));
    assertThat(nodes.get(0).fresh(PROJECT)).isEqualTo(new TreeMap<>(expected));
    assertThat(nodes.get(1).fresh(PROJECT)).isEqualTo(new TreeMap<>(expected));
    assertThat(nodes.get(1).shown(PROJECT).revision()).isEqualTo(stores.get(0).last());
    assertThat(refused.get()).as("refused").isLessThan(THREADS * CHANGES / 10);
  }
}
