package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriteTimeoutTest {
  private static final long NOW = Long.MAX_VALUE - 5;
  private static final long TIME = Duration.ofSeconds(30).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final WriteTimeout patience = new WriteTimeout(Duration.ofSeconds(30));

  @Test
  void emptyQueueIsNeverLate() {
    assertThat(patience.isOver(NOW)).isFalse();

    patience.begin(NOW);
    patience.end();

    assertThat(patience.isOver(NOW + 2 * TIME)).isFalse();
  }

  @Test
  void waitingBytesAreLateAfterTheTimeout() {
    patience.begin(NOW);
    patience.begin(NOW + TIME);

    assertThat(patience.isOver(NOW + TIME)).isFalse();
    assertThat(patience.isOver(NOW + TIME + 1)).isTrue();
  }

  @Test
  void takenBytesExtendTheTimeout() {
    patience.begin(NOW);
    patience.taken(1);
    assertThat(patience.isOver(NOW + TIME + 1)).isTrue();

    patience.taken(32 * 1024);

    assertThat(patience.isOver(NOW + TIME + 2 * SECOND)).isFalse();
    assertThat(patience.isOver(NOW + TIME + 2 * SECOND + 1)).isTrue();
  }
}
