package dev.patchbay.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.LogRecords;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class OverloadLogTest {
  private static final String NAME = OverloadLogTest.class.getName();
  private final MCPRuntimeException busy = new MCPRuntimeException(FailureKind.BUSY, "not now");

  private long now = Long.MAX_VALUE;
  private final OverloadLog log = new OverloadLog(System.getLogger(NAME), () -> now);

  @Test
  void thousandRefusalsInTenSecondsAreOneLine() {
    try (LogRecords records = LogRecords.named(NAME)) {
      for (int i = 0; i < 1_000; i++) {
        log.refused("refused " + i, busy);
        now += Duration.ofMillis(9).toNanos();
      }

      assertThat(records.lines()).containsExactly("INFO refused 0");
    }
  }

  @Test
  void nextLineCountsTheSuppressedOnes() {
    try (LogRecords records = LogRecords.named(NAME)) {
      log.refused("first", busy);
      log.refused("second", busy);
      log.refused("third", busy);
      now += Duration.ofSeconds(10).toNanos();
      log.refused("fourth", busy);
      now += Duration.ofSeconds(10).toNanos();
      log.refused("fifth", busy);

      assertThat(records.lines())
          .containsExactly(
              "INFO first", "INFO fourth (2 more since the last such line)", "INFO fifth");
    }
  }

  @Test
  void debugLevelLogsEveryRefusal() {
    Logger logger = Logger.getLogger(NAME);
    logger.setLevel(Level.FINE);
    try (LogRecords records = LogRecords.named(NAME)) {
      log.refused("first", busy);
      log.refused("second", busy);

      assertThat(records.lines()).containsExactly("FINE first", "FINE second");
    } finally {
      logger.setLevel(null);
    }
  }
}
