package dev.patchbay.upstream.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.TenantId;
import dev.patchbay.upstream.Cancellation;
import dev.patchbay.upstream.Deadline;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.WorkBudget;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProcessorSharesTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final long HEAVY = 10_000_000;

  private final ProcessorShares shares = new ProcessorShares(4);

  private WorkBudget budget(TenantId tenant) {
    return WorkBudget.of(Deadline.after(Duration.ofMinutes(10)), new Cancellation())
        .limitedBy(shares.of(tenant));
  }

  private static WorkBudget heavy(WorkBudget budget) {
    budget.use(HEAVY);
    return budget;
  }

  @Test
  void tenantComputesOnHalfOfTheProcessors() {
    WorkBudget first = heavy(budget(ACME));
    WorkBudget second = heavy(budget(ACME));

    CompletableFuture<WorkBudget> third =
        CompletableFuture.supplyAsync(
            () -> heavy(budget(ACME)), command -> new Thread(command).start());
    heavy(budget(GLOBEX)).rest();

    assertThat(third).isNotDone();
    first.rest();
    third.join().rest();
    second.rest();
    assertThat(shares.tenants()).isZero();
  }

  @Test
  void smallWorkNeverWaits() {
    heavy(budget(ACME));
    heavy(budget(ACME));

    WorkBudget small = budget(ACME);
    small.use(100_000);

    assertThat(small.steps()).isEqualTo(100_000);
  }

  @Test
  void waitingCallEndsAtItsDeadline() {
    WorkBudget one = heavy(budget(ACME));
    WorkBudget two = heavy(budget(ACME));
    AtomicInteger looks = new AtomicInteger();
    WorkBudget late =
        new WorkBudget(
                () -> {
                  if (looks.incrementAndGet() > 2) {
                    throw new ToolFailure(ToolFailure.Reason.TIMEOUT, "expected by a test");
                  }
                })
            .limitedBy(shares.of(ACME));

    assertThatThrownBy(() -> late.use(HEAVY)).isInstanceOf(ToolFailure.class);
    assertThat(looks).hasValue(3);
    late.rest();

    one.rest();
    two.rest();
    assertThat(shares.tenants()).isZero();
  }

  @Test
  void restingCallReleasesItsPermit() {
    WorkBudget one = heavy(budget(ACME));
    WorkBudget two = heavy(budget(ACME));
    one.rest();
    one.rest();

    WorkBudget three = heavy(budget(ACME));
    CompletableFuture<Void> goesOn =
        CompletableFuture.runAsync(() -> one.use(2_000), command -> new Thread(command).start());

    assertThat(goesOn).isNotDone();
    two.rest();
    await().until(goesOn::isDone);
    one.rest();
    three.rest();
    assertThat(shares.tenants()).isZero();
  }

  @Test
  void oneProcessorServesTenantsInTurn() {
    ProcessorShares one = new ProcessorShares(1);
    WorkBudget first = new WorkBudget(() -> {}).limitedBy(one.of(ACME));
    first.use(HEAVY);
    first.rest();
    WorkBudget second = new WorkBudget(() -> {}).limitedBy(one.of(GLOBEX));

    second.use(HEAVY);

    assertThat(one.tenants()).isEqualTo(1);
  }
}
