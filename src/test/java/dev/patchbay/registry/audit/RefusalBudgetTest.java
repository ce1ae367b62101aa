package dev.patchbay.registry.audit;

import static dev.patchbay.registry.snapshot.Projects.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.SettableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RefusalBudgetTest {
  private static final int PER_DAY = 200;

  private final SettableClock clock = new SettableClock();
  private final RefusalBudget budget =
      new RefusalBudget(new RefusalSettings(PER_DAY), clock::nanoTime);

  @Test
  void noiseOfOneTenantHidesNoRefusalOfAnother() {
    IntStream.range(0, 1_000).forEach(i -> budget.admit(of("noisy")));

    assertThat(budget.admit(of("noisy"))).isEmpty();
    assertThat(budget.admit(of("quiet"))).isEqualTo(OptionalLong.of(0));
  }

  @Test
  void nextRecordCountsTheLeftOutRefusals() {
    IntStream.range(0, RefusalBudget.BURST + 5).forEach(i -> budget.admit(of("noisy")));

    clock.advance(Duration.ofSeconds(6));

    assertThat(budget.admit(of("noisy"))).isEqualTo(OptionalLong.of(5));
    assertThat(of("noisy").leftOut(5).tenant()).contains(new TenantId("noisy"));
  }

  @Test
  void tenantsAboveTheLimitShareOneBudget() {
    IntStream.range(0, 10_000).forEach(i -> budget.admit(of("t" + i)));
    IntStream.range(0, RefusalBudget.BURST).forEach(i -> budget.admit(of("late" + i)));

    assertThat(budget.admit(of("later"))).isEmpty();

    clock.advance(Duration.ofMinutes(10));
    assertThat(budget.admit(of("later"))).isPresent();
  }

  @Test
  void eachDayHasItsOwnBudget() {
    long first = admittedWithin(Duration.ofDays(1));
    long second = admittedWithin(Duration.ofDays(1));

    assertThat(first).isBetween(2L * PER_DAY - 2, 2L * PER_DAY);
    assertThat(second).isBetween(PER_DAY - 2L, (long) PER_DAY);
  }

  private long admittedWithin(Duration time) {
    Duration pause = Duration.ofSeconds(6);
    return LongStream.range(0, time.dividedBy(pause))
        .filter(
            i -> {
              clock.advance(pause);
              return budget.admit(of("noisy")).isPresent();
            })
        .count();
  }

  @Test
  void wallClockSetBackDoesNotChangeTheBudget() {
    IntStream.range(0, RefusalBudget.BURST).forEach(i -> budget.admit(of("noisy")));

    clock.set(Duration.ofDays(-1));
    assertThat(budget.admit(of("noisy"))).isEmpty();
    clock.advance(Duration.ofSeconds(6));

    assertThat(budget.admit(of("noisy"))).isPresent();
  }

  private static AuditRecord of(String tenant) {
    Caller caller = new Caller(new TenantId(tenant), "ann", Set.of(Role.VIEWER), Optional.empty());
    return AuditRecord.pending(caller, NOW, "ProjectRemoved", "p", Optional.empty());
  }
}
