package dev.patchbay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.Threads;
import dev.patchbay.registry.idempotency.IdempotencyKey;
import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.registry.idempotency.IdempotencyStore.Beginning;
import dev.patchbay.registry.idempotency.StoredAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Contract of every {@link IdempotencyStore}. */
public abstract class IdempotencyStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
  private static final StoredAnswer ANSWER =
      new StoredAnswer(201, Optional.of("http://localhost/x"), new Revision(7), "{\"ok\": \"é\"}");
  private static final IdempotencyKey KEY = key("acme", "ann", "p", "install-from-file", "k");

  /** An empty store for each test. */
  protected abstract IdempotencyStore answers();

  private static IdempotencyKey key(
      String tenant, String caller, String project, String route, String key) {
    return new IdempotencyKey(new TenantId(tenant), caller, new ProjectId(project), route, key);
  }

  @Test
  void secondRequestFindsTheFirstRunning() {
    IdempotencyStore answers = answers();

    assertThat(answers.begin(KEY, "d", NOW)).isEqualTo(new Beginning.Begun());
    assertThat(answers.begin(KEY, "d", NOW)).isEqualTo(new Beginning.Running());
  }

  @Test
  void repeatedRequestGetsTheStoredAnswer() {
    IdempotencyStore answers = answers();
    answers.begin(KEY, "d", NOW);
    answers.finish(KEY, ANSWER);

    Instant later = NOW.plus(IdempotencyStore.KEPT).minusSeconds(1);

    assertThat(answers.begin(KEY, "d", later)).isEqualTo(new Beginning.Answered(ANSWER));
  }

  @Test
  void differentRequestWithTheKeyIsDetected() {
    IdempotencyStore answers = answers();
    answers.begin(KEY, "d", NOW);
    Beginning whileRunning = answers.begin(KEY, "other", NOW);
    answers.finish(KEY, ANSWER);

    assertThat(whileRunning).isEqualTo(new Beginning.OtherRequest());
    assertThat(answers.begin(KEY, "other", NOW)).isEqualTo(new Beginning.OtherRequest());
  }

  @Test
  void keyOfAFailedRequestIsFree() {
    IdempotencyStore answers = answers();
    answers.begin(KEY, "d", NOW);

    answers.forget(KEY);

    assertThat(answers.begin(KEY, "other", NOW)).isEqualTo(new Beginning.Begun());
  }

  @Test
  void keyIsFreeAfterADay() {
    IdempotencyStore answers = answers();
    answers.begin(KEY, "d", NOW);
    answers.finish(KEY, ANSWER);

    assertThat(answers.begin(KEY, "other", NOW.plus(IdempotencyStore.KEPT).plusSeconds(1)))
        .isEqualTo(new Beginning.Begun());
  }

  @Test
  void requestOfADeadNodeBeginsAgain() {
    IdempotencyStore answers = answers();
    answers.begin(KEY, "d", NOW);

    Instant inTime = NOW.plus(IdempotencyStore.LONGEST_RUN).minus(Duration.ofSeconds(1));

    assertThat(answers.begin(KEY, "d", inTime)).isEqualTo(new Beginning.Running());
    assertThat(answers.begin(KEY, "d", inTime.plusSeconds(2))).isEqualTo(new Beginning.Begun());
  }

  @Test
  void requestOfADeadNodeBeginsAgainDespiteAClockSetBack() {
    IdempotencyStore answers = answers();
    answers.begin(KEY, "d", NOW);

    Instant setBack = NOW.minus(Duration.ofDays(1));

    assertThat(answers.begin(KEY, "d", setBack)).isEqualTo(new Beginning.Begun());
    assertThat(answers.begin(KEY, "d", setBack)).isEqualTo(new Beginning.Running());
  }

  @Test
  void keysOfOtherScopesDiffer() {
    IdempotencyStore answers = answers();
    answers.begin(KEY, "d", NOW);
    answers.finish(KEY, ANSWER);

    assertThat(
            List.of(
                key("bank", "ann", "p", "install-from-file", "k"),
                key("acme", "bob", "p", "install-from-file", "k"),
                key("acme", "ann", "q", "install-from-file", "k"),
                key("acme", "ann", "p", "install-from-manifest", "k"),
                key("acme", "ann", "p", "install-from-file", "K")))
        .allSatisfy(
            other -> assertThat(answers.begin(other, "x", NOW)).isEqualTo(new Beginning.Begun()));
  }

  @Test
  void oneOfManyConcurrentRequestsBegins() {
    IdempotencyStore answers = answers();

    for (int round = 0; round < 20; round++) {
      Instant now = NOW.plus(IdempotencyStore.LONGEST_RUN.plusSeconds(1).multipliedBy(round));
      List<Beginning> beginnings = new CopyOnWriteArrayList<>();
      Threads.together(8, thread -> beginnings.add(answers.begin(KEY, "d", now)));

      assertThat(beginnings).filteredOn(new Beginning.Begun()::equals).hasSize(1);
      assertThat(beginnings).filteredOn(new Beginning.Running()::equals).hasSize(7);
    }
  }
}
