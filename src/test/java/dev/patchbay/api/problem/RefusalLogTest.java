package dev.patchbay.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalLogTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r", "\u000b", "\f", "\u0085", "\u2028", "\u2029", "\u001b", "\u202e"})
  void refusalIsOneLineWhateverItsSentenceQuotes(String odd) {
    String detail = "The field 'a" + odd + "FORGED' is not known.";

    String line = logged(new MCPRuntimeException(FailureKind.BAD_REQUEST, detail));

    assertThat(line).isEqualTo("Refused: BAD_REQUEST The field 'a FORGED' is not known.");
  }

  @Test
  void refusalKeepsTheLettersOfEveryLanguage() {
    String detail = "The field 'größe 温度 ✓' is not known.";

    String line = logged(new MCPRuntimeException(FailureKind.BAD_REQUEST, detail));

    assertThat(line).isEqualTo("Refused: BAD_REQUEST " + detail);
  }

  private static String logged(MCPRuntimeException refusal) {
    List<LogRecord> records = new ArrayList<>();
    Logger logger = Logger.getLogger(Failures.class.getName());
    Handler capture = capturing(records);
    logger.addHandler(capture);
    logger.setUseParentHandlers(false);
    try {
      Failures.toDocument(refusal);
    } finally {
      logger.removeHandler(capture);
      logger.setUseParentHandlers(true);
    }
    assertThat(records).hasSize(1);
    return records.get(0).getMessage();
  }

  private static Handler capturing(List<LogRecord> records) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        records.add(record);
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
