package dev.patchbay.registry.usage;

import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ToolUsage;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsageFlushTest {
  private static final ConnectorName CRM = new ConnectorName("crm");
  private static final ToolName GET = new ToolName("get");
  private static final Instant NOW = SettableClock.START;

  private final SharedStore store = new SharedStore();
  private final Node here = new Node();
  private final Node there = new Node();

  private final class Node {
    private final UsageFigures figures = new UsageFigures();
    private final InvalidationCounters ticks = new InvalidationCounters(0);
    private final UsageFlush flush = new UsageFlush(figures, ticks, store);

    void use(int times) {
      for (int i = 0; i < times; i++) {
        figures.mark(ACME_SHOP, CRM, GET, NOW.plusSeconds(i));
      }
    }

    ToolUsage shown() {
      return figures.of(ACME_SHOP, CRM, GET);
    }
  }

  /** In-memory usage store that can fail before or after adding. */
  private static final class SharedStore implements UsageStore {
    private final Map<String, Long> lastBatch = new HashMap<>();
    private long uses;
    private Instant lastUsed = Instant.EPOCH;
    private boolean failBefore;
    private boolean failAfter;

    @Override
    public synchronized void add(UsageBatch batch) {
      failIf(failBefore);
      if (batch.number() > lastBatch.getOrDefault(batch.node(), 0L)) {
        lastBatch.put(batch.node(), batch.number());
        for (UsageTotal each : batch.increments()) {
          uses += each.uses();
          lastUsed = each.lastUsed().isAfter(lastUsed) ? each.lastUsed() : lastUsed;
        }
      }
      failIf(failAfter);
    }

    @Override
    public synchronized Changed changedSince(long mark) {
      return new Changed(List.of(new UsageTotal(ACME_SHOP, CRM, GET, uses, lastUsed)), mark);
    }

    private static void failIf(boolean wanted) {
      if (wanted) {
        throw new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, "as the test wants");
      }
    }
  }

  @Test
  void countsOfAllNodesAddUpOnEachNode() {
    here.use(3);
    there.use(4);

    here.flush.flush();
    there.flush.flush();
    here.flush.flush();

    ToolUsage all = new ToolUsage(7, Optional.of(NOW.plusSeconds(3)));
    assertThat(here.shown()).isEqualTo(all);
    assertThat(there.shown()).isEqualTo(all);
  }

  @Test
  void startLoadsSavedFigures() {
    here.use(5);
    here.flush.flush();

    Node restarted = new Node();
    restarted.flush.flush();
    restarted.use(1);

    assertThat(restarted.shown().invocationCount()).isEqualTo(6);
  }

  @Test
  void unavailableStoreLosesNoUse() {
    here.use(2);
    store.failBefore = true;
    here.flush.flush();
    here.use(3);
    store.failBefore = false;

    here.flush.flush();
    here.flush.flush();

    assertThat(store.uses).isEqualTo(5);
    assertThat(here.shown().invocationCount()).isEqualTo(5);
  }

  @Test
  void unconfirmedBatchCountsOnce() {
    here.use(2);
    store.failAfter = true;
    here.flush.flush();
    here.use(3);
    store.failAfter = false;

    here.flush.flush();
    here.flush.flush();

    assertThat(store.uses).isEqualTo(5);
    assertThat(here.shown().invocationCount()).isEqualTo(5);
  }

  @Test
  void noUseIsLostOrCountedTwiceDuringAFlush() {
    Threads.together(
        8,
        thread -> {
          Node node = thread % 2 == 0 ? here : there;
          for (int i = 0; i < 2_000; i++) {
            node.use(1);
            if (i % 50 == 0) {
              node.flush.flush();
            }
          }
        });
    here.flush.flush();
    there.flush.flush();
    here.flush.flush();

    assertThat(store.uses).isEqualTo(16_000);
    assertThat(here.shown().invocationCount()).isEqualTo(16_000);
    assertThat(there.shown().invocationCount()).isEqualTo(16_000);
  }

  @Test
  void counterMovesOnlyWhenTheFigureChanges() {
    here.use(2);
    here.flush.flush();
    long own = here.ticks.of(ACME_SHOP);
    there.use(1);
    there.flush.flush();

    here.flush.flush();
    long others = here.ticks.of(ACME_SHOP);
    here.flush.flush();

    assertThat(own).isZero();
    assertThat(others).isEqualTo(1);
    assertThat(here.ticks.of(ACME_SHOP)).isEqualTo(1);
  }
}
