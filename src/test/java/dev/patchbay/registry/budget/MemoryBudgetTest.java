package dev.patchbay.registry.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.budget.MemoryBudget.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
  private static final long MIB = 1024 * 1024;
  private static final long FREE = Reservation.FREE;
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId EVIL = new TenantId("evil");
  private static final TenantId GLOBEX = new TenantId("globex");

  private final MemoryBudget budget = new MemoryBudget(new MemorySettings(64 * MIB, 32 * MIB));

  @Test
  void shareOfATenantLeavesRoomForOthers() {
    List<Reservation> held = fill(EVIL);

    assertThat(budget.inUse()).isLessThanOrEqualTo(32 * MIB);
    assertThat(refusal(budget.open(EVIL), 2 * MIB).kind()).isEqualTo(FailureKind.BUSY);
    budget.open(ACME).grow(30 * MIB);
    held.forEach(Reservation::close);
    budget.open(EVIL).grow(30 * MIB);
  }

  @Test
  void totalIsNeverExceeded() {
    fill(EVIL);
    fill(ACME);

    assertThat(refusal(budget.open(GLOBEX), 2 * MIB).kind()).isEqualTo(FailureKind.BUSY);
    assertThat(budget.inUse()).isLessThanOrEqualTo(64 * MIB);
  }

  @Test
  void needAboveTheShareIsTooLargeNotBusy() {
    MCPRuntimeException refusal = refusal(budget.open(ACME), 33 * MIB);

    assertThat(refusal.kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(refusal.detail()).contains("patchbay.limits.memory-per-tenant");
    assertThat(budget.inUse()).isZero();
  }

  @Test
  void smallRequestsAreNotCounted() {
    Reservation small = budget.open(ACME);

    small.grow(FREE);
    assertThat(budget.inUse()).isZero();
    small.grow(10);
    assertThat(budget.inUse()).isEqualTo(10);
  }

  @Test
  void shrinkAndCloseReleaseMemory() {
    Reservation reservation = budget.open(ACME);

    reservation.grow(FREE + 10 * MIB);
    reservation.shrinkTo(FREE + MIB);
    assertThat(budget.inUse()).isEqualTo(MIB);
    reservation.shrinkTo(FREE + 5 * MIB);
    assertThat(budget.inUse()).isEqualTo(MIB);
    reservation.close();
    reservation.close();
    assertThat(budget.inUse()).isZero();
    assertThat(budget.tenants()).isZero();
  }

  @Test
  void closedRequestReservesNothing() {
    Reservation ended = budget.open(ACME);

    ended.close();

    assertThat(refusal(ended, 1).kind()).isEqualTo(FailureKind.BUSY);
  }

  @Test
  void refusalKeepsTheReservation() {
    Reservation reservation = budget.open(ACME);
    reservation.grow(FREE + 20 * MIB);

    refusal(reservation, 20 * MIB);

    assertThat(budget.inUse()).isEqualTo(20 * MIB);
    reservation.close();
    assertThat(budget.inUse()).isZero();
  }

  @Test
  void sixtyFourThreadsNeverExceedTheBudget() throws Exception {
    AtomicLong held = new AtomicLong();
    AtomicLong most = new AtomicLong();
    ExecutorService threads = Executors.newFixedThreadPool(64);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      TenantId tenant = new TenantId("tenant" + i % 5);
      all.add(threads.submit(() -> work(tenant, held, most)));
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();

    assertThat(most.get()).isBetween(MIB, 64 * MIB);
    assertThat(budget.inUse()).isZero();
    assertThat(budget.tenants()).isZero();
  }

  private void work(TenantId tenant, AtomicLong held, AtomicLong most) {
    for (int i = 0; i < 2_000; i++) {
      long own = 0;
      Reservation reservation = budget.open(tenant);
      try {
        for (int step = 0; step < 3; step++) {
          long bytes = ThreadLocalRandom.current().nextLong(MIB, 6 * MIB);
          reservation.grow(bytes + (own == 0 ? FREE : 0));
          own += bytes;
          most.accumulateAndGet(held.addAndGet(bytes), Math::max);
        }
      } catch (MCPRuntimeException e) {
        assertThat(e.kind()).isEqualTo(FailureKind.BUSY);
      } finally {
        // Update here first: the count must never be ahead of the budget.
        held.addAndGet(-own);
        reservation.close();
      }
    }
  }

  private List<Reservation> fill(TenantId tenant) {
    List<Reservation> held = new ArrayList<>();
    try {
      while (true) {
        Reservation next = budget.open(tenant);
        next.grow(FREE + MIB);
        held.add(next);
      }
    } catch (MCPRuntimeException e) {
      return held;
    }
  }

  private static MCPRuntimeException refusal(Reservation reservation, long bytes) {
    return catchThrowableOfType(MCPRuntimeException.class, () -> reservation.grow(FREE + bytes));
  }
}
