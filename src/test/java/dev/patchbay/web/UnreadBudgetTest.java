package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnreadBudgetTest {
  private final UnreadBudget budget = new UnreadBudget(100, 25, Optional.of(2));

  @Test
  void ownerHasAShareOrOneAnswerOfAnySize() {
    assertThat(budget.take("a", 20, 0)).isTrue();
    assertThat(budget.take("a", 6, 0)).isFalse();
    assertThat(budget.take("a", 5, 0)).isTrue();
    assertThat(budget.take("b", 60, 0)).isTrue();
    assertThat(budget.take("c", 16, 0)).isFalse();
    assertThat(budget.take("c", 15, 0)).isTrue();
    assertThat(budget.bytes()).isEqualTo(100);
  }

  @Test
  void sharedAnswersCountByNumber() {
    assertThat(budget.take("a", 0, 1)).isTrue();
    assertThat(budget.take("a", 0, 1)).isTrue();
    assertThat(budget.take("a", 0, 1)).isFalse();
    assertThat(budget.take("b", 0, 1)).isTrue();

    budget.giveBack("a", 0, 1);

    assertThat(budget.take("a", 0, 1)).isTrue();
  }

  @Test
  void releasedOwnersUseNoMemory() {
    budget.take("a", 20, 1);
    budget.take("a", 5, 0);
    budget.giveBack("a", 5, 0);
    budget.giveBack("a", 20, 1);

    assertThat(budget.bytes()).isZero();
    assertThat(budget.owners()).isZero();
  }
}
