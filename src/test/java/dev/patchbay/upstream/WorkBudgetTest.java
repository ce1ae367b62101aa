package dev.patchbay.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkBudgetTest {
  private final AtomicInteger checks = new AtomicInteger();

  @Test
  void theClockIsReadOnceInManySteps() {
    WorkBudget budget = new WorkBudget(checks::incrementAndGet);

    for (int i = 0; i < 10 * WorkBudget.STEPS_PER_CHECK; i++) {
      budget.use(1);
    }

    assertThat(checks).hasValue(10);
    assertThat(budget.steps()).isEqualTo(10L * WorkBudget.STEPS_PER_CHECK);
  }

  @Test
  void oneLargeStepIsCheckedAtOnce() {
    WorkBudget budget = new WorkBudget(checks::incrementAndGet);

    budget.use(1_000_000);

    assertThat(checks).hasValue(1);
  }

  @Test
  void endedBudgetStaysEnded() {
    WorkBudget budget =
        new WorkBudget(
            () -> {
              if (checks.incrementAndGet() == 1) {
                throw new ToolFailure(ToolFailure.Reason.TIMEOUT, "expected by a test");
              }
            });

    assertThat(budget.isLeft(WorkBudget.STEPS_PER_CHECK)).isFalse();
    assertThat(budget.isLeft(1)).isFalse();
    assertThatThrownBy(() -> budget.use(1)).isInstanceOf(ToolFailure.class);
    assertThatThrownBy(budget::check).isInstanceOf(ToolFailure.class);
    assertThat(checks).hasValue(1);
  }

  @Test
  void aCallThatIsCancelledStopsItsWork() {
    Cancellation cancellation = new Cancellation();
    WorkBudget budget = WorkBudget.of(Deadline.after(Duration.ofHours(1)), cancellation);
    budget.use(5_000);

    cancellation.cancel();

    assertThatThrownBy(() -> budget.use(5_000))
        .isInstanceOfSatisfying(
            ToolFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(ToolFailure.Reason.CANCELLED));
  }

  @Test
  void theDeadlineEndsTheWork() {
    WorkBudget budget = WorkBudget.of(Deadline.after(Duration.ZERO), new Cancellation());

    assertThatThrownBy(() -> budget.use(WorkBudget.STEPS_PER_CHECK))
        .isInstanceOfSatisfying(
            ToolFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(ToolFailure.Reason.TIMEOUT));
  }
}
