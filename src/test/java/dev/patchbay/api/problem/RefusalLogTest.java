package dev.patchbay.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.LogRecords;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalLogTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r", "\u000b", "\f", "\u0085", "\u2028", "\u2029", "\u001b", "\u202e"})
  void refusalIsOneLineEvenIfItQuotesLineEnds(String odd) {
    String detail = "The field 'a" + odd + "FORGED' is not known.";

    String line = logged(new MCPRuntimeException(FailureKind.BAD_REQUEST, detail));

    assertThat(line).isEqualTo("INFO Refused: BAD_REQUEST The field 'a FORGED' is not known.");
  }

  @Test
  void refusalKeepsTheLettersOfEveryLanguage() {
    String detail = "The field 'größe 温度 ✓' is not known.";

    String line = logged(new MCPRuntimeException(FailureKind.BAD_REQUEST, detail));

    assertThat(line).isEqualTo("INFO Refused: BAD_REQUEST " + detail);
  }

  @Test
  void overloadDoesNotFillTheLog() {
    try (LogRecords records = LogRecords.of(Failures.class)) {
      for (int i = 0; i < 1_000; i++) {
        Failures.toDocument(new MCPRuntimeException(FailureKind.BUSY, "not now"));
        Failures.refused(new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, "not yet"));
      }

      // One line in ten seconds, however long these take; a stack comes with a SEVERE one.
      assertThat(records.lines()).hasSizeLessThan(10).noneMatch(line -> line.startsWith("SEVERE"));
    }
  }

  private static String logged(MCPRuntimeException refusal) {
    try (LogRecords records = LogRecords.of(Failures.class)) {
      Failures.toDocument(refusal);
      return String.join("\n", records.lines());
    }
  }
}
