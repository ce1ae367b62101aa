package dev.patchbay.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.idempotency.IdempotencyKey;
import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.store.IdempotencyStoreContract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryIdempotencyStoreTest extends IdempotencyStoreContract {
  @Override
  protected IdempotencyStore answers() {
    return new InMemoryIdempotencyStore();
  }

  @Test
  void unknownKeysDoNotFillTheMemory() {
    InMemoryIdempotencyStore answers = new InMemoryIdempotencyStore();

    for (int i = 0; i < 20_000; i++) {
      answers.begin(
          new IdempotencyKey(new TenantId("acme"), "ann", new ProjectId("p"), "r", "k" + i),
          "d",
          Instant.EPOCH);
    }

    assertThat(answers.size()).isEqualTo(10_000);
  }
}
