package dev.patchbay.registry.snapshot;

import static dev.patchbay.registry.PlainRegistry.ACME;
import static dev.patchbay.registry.PlainRegistry.ACME_SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.Threads;
import org.junit.jupiter.api.Test;

class InvalidationCountersTest {
  private final InvalidationCounters ticks = new InvalidationCounters(0);

  @Test
  void eachProcessStartsAtAnotherNumber() {
    assertThat(new InvalidationCounters().of(ACME_SHOP))
        .isNotEqualTo(new InvalidationCounters().of(ACME_SHOP));
  }

  @Test
  void allCountersStartAtTheSameNumber() {
    assertThat(ticks.of(ACME_SHOP)).isZero();
    assertThat(ticks.of(ACME)).isZero();
  }

  @Test
  void moveChangesOnlyTheProjectAndItsTenant() {
    ticks.move(ACME_SHOP);
    ticks.move(new ProjectKey(ACME, new ProjectId("bank")));

    assertThat(ticks.of(ACME_SHOP)).isEqualTo(1);
    assertThat(ticks.of(ACME)).isEqualTo(2);
    assertThat(ticks.of(new TenantId("globex"))).isZero();
    assertThat(ticks.of(new ProjectKey(new TenantId("globex"), new ProjectId("shop")))).isZero();
  }

  @Test
  void tenantCounterNeverGoesBack() {
    ticks.move(ACME_SHOP);

    ticks.forget(ACME_SHOP);

    assertThat(ticks.of(ACME_SHOP)).isZero();
    assertThat(ticks.of(ACME)).isEqualTo(1);
  }

  @Test
  void noMoveIsLost() {
    Threads.together(
        8,
        thread -> {
          for (int i = 0; i < 1000; i++) {
            ticks.move(ACME_SHOP);
          }
        });

    assertThat(ticks.of(ACME_SHOP)).isEqualTo(8000);
    assertThat(ticks.of(ACME)).isEqualTo(8000);
  }
}
