package dev.patchbay.registry.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadProgressTest {
  private static final long START = -7;

  private static long after(Duration time) {
    return START + time.toNanos();
  }

  @Test
  void longLoadLogsEveryFiveSeconds() {
    LoadProgress progress = new LoadProgress(1_000, START);
    for (int i = 1; i < 200; i++) {
      assertThat(progress.step(after(Duration.ofMillis(20L * i)))).isEmpty();
    }

    assertThat(progress.step(after(Duration.ofSeconds(5))))
        .contains("200 of 1000 projects, 40 per second, 20 s left");
    assertThat(progress.step(after(Duration.ofSeconds(9)))).isEmpty();
    assertThat(progress.step(after(Duration.ofSeconds(10)))).isPresent();
  }

  @Test
  void lastStepIsLeftToTheSummary() {
    LoadProgress progress = new LoadProgress(1, START);

    assertThat(progress.step(after(Duration.ofMinutes(1)))).isEmpty();

    assertThat(progress.summary(after(Duration.ofMinutes(1))))
        .isEqualTo("Loaded 1 projects in 60.0 s, 0 per second.");
  }

  @Test
  void emptyStoreIsLoadedAtOnce() {
    assertThat(new LoadProgress(0, START).summary(START))
        .isEqualTo("Loaded 0 projects in 0.0 s, 0 per second.");
  }
}
