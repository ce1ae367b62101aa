package dev.patchbay.registry.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitRetryTest {
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final ScriptedTime time = new ScriptedTime();

  @Test
  void firstRetryIsImmediateAndLaterPausesGrow() {
    CommitRetry.Attempts attempts = time.perseverance(0.5).begin();

    for (int i = 0; i < 9; i++) {
      assertThat(attempts.another()).isTrue();
    }

    assertThat(time.pauses())
        .extracting(Duration::toNanos)
        .containsExactly(
            500_000L,
            1_000_000L,
            2_000_000L,
            4_000_000L,
            8_000_000L,
            16_000_000L,
            25_000_000L,
            25_000_000L);
  }

  @Test
  void jitterDiffersBetweenTwoNodes() {
    CommitRetry.Attempts attempts = time.perseverance(0.25).begin();

    attempts.another();
    attempts.another();

    assertThat(time.pauses()).containsExactly(Duration.ofNanos(250_000));
  }

  @Test
  void retriesEndWithinTheLockTimeout() {
    CommitRetry.Attempts attempts = time.perseverance(0.99).begin();

    while (attempts.another()) {
      assertThat(time.passed()).isLessThan(LONGEST);
    }

    assertThat(time.passed()).isGreaterThan(LONGEST.minusMillis(100));
  }

  @Test
  void slowStoreGetsFewerRetries() {
    CommitRetry.Attempts attempts = time.perseverance(0.5).begin();

    time.pass(LONGEST);

    assertThat(attempts.another()).isFalse();
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void interruptDuringAPauseEndsTheRetries() {
    CommitRetry.Attempts attempts = new CommitRetry().begin();
    boolean first = attempts.another();
    Thread.currentThread().interrupt();

    boolean second = attempts.another();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(first).isTrue();
    assertThat(second).isFalse();
  }
}
