package dev.patchbay.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.repeat.FirstAnswers;
import dev.patchbay.registry.repeat.RequestKey;
import dev.patchbay.store.FirstAnswersContract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryFirstAnswersTest extends FirstAnswersContract {
  @Override
  protected FirstAnswers answers() {
    return new InMemoryFirstAnswers();
  }

  @Test
  void inventedKeysDoNotFillTheMemory() {
    InMemoryFirstAnswers answers = new InMemoryFirstAnswers();

    for (int i = 0; i < 20_000; i++) {
      answers.begin(
          new RequestKey(new TenantId("acme"), "ann", new ProjectId("p"), "r", "k" + i),
          "d",
          Instant.EPOCH);
    }

    assertThat(answers.size()).isEqualTo(10_000);
  }
}
