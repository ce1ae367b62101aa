package dev.patchbay.registry.usage;

import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ToolName;
import dev.patchbay.model.state.ToolUsage;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.registry.Threads;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UsageFiguresTest {
  private static final ConnectorName CRM = new ConnectorName("crm");
  private static final ToolName GET = new ToolName("get");
  private static final ToolName LIST = new ToolName("list");
  private static final Instant NOW = SettableClock.START;

  private final UsageFigures figures = new UsageFigures();

  @Test
  void noUseIsLostWhenManyThreadsCount() {
    Instant last = NOW.plusSeconds(7);

    Threads.together(
        8,
        thread -> {
          for (int i = 0; i < 100_000; i++) {
            figures.mark(ACME_SHOP, CRM, GET, NOW.plusSeconds(thread));
          }
        });

    assertThat(figures.of(ACME_SHOP, CRM, GET))
        .isEqualTo(new ToolUsage(800_000, Optional.of(last)));
  }

  @Test
  void noUseIsLostDuringRepeatedInstalls() {
    AtomicInteger running = new AtomicInteger(8);

    Threads.together(
        9,
        thread -> {
          if (thread == 8) {
            while (running.get() > 0) {
              figures.retain(ACME_SHOP, CRM, Set.of(GET, LIST));
            }
          } else {
            for (int i = 0; i < 10_000; i++) {
              figures.mark(ACME_SHOP, CRM, thread % 2 == 0 ? GET : LIST, NOW);
            }
            running.decrementAndGet();
          }
        });

    assertThat(figures.of(ACME_SHOP, CRM, GET).invocationCount()).isEqualTo(40_000);
    assertThat(figures.of(ACME_SHOP, CRM, LIST).invocationCount()).isEqualTo(40_000);
  }

  @Test
  void everyUseReturnsADistinctCount() {
    Set<Long> counts = java.util.concurrent.ConcurrentHashMap.newKeySet();

    Threads.together(
        4,
        thread -> {
          for (int i = 0; i < 1000; i++) {
            counts.add(figures.mark(ACME_SHOP, CRM, GET, NOW).invocationCount());
          }
        });

    assertThat(counts).hasSize(4000).contains(1L, 4000L);
  }

  @Test
  void lastUseIsTheLatestInAnyOrder() {
    figures.mark(ACME_SHOP, CRM, GET, NOW.plusSeconds(1));

    ToolUsage usage = figures.mark(ACME_SHOP, CRM, GET, NOW);

    assertThat(usage).isEqualTo(new ToolUsage(2, Optional.of(NOW.plusSeconds(1))));
  }

  @Test
  void forgottenFiguresStartAtZero() {
    figures.mark(ACME_SHOP, CRM, GET, NOW);
    figures.mark(ACME_SHOP, CRM, LIST, NOW);

    figures.forget(ACME_SHOP, CRM, GET);

    assertThat(figures.of(ACME_SHOP, CRM, GET)).isEqualTo(ToolUsage.NONE);
    assertThat(figures.of(ACME_SHOP, CRM, LIST).invocationCount()).isEqualTo(1);

    figures.forget(ACME_SHOP, CRM);

    assertThat(figures.of(ACME_SHOP, CRM, LIST)).isEqualTo(ToolUsage.NONE);
  }
}
