package dev.patchbay.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class ImportLinesTest {
  /** As a connector's line takes them, with names and times. */
  private static final int LARGEST_CONFIG = 256 * (16_384 * 3 * 4 / 3 + 256);

  @Test
  void theLargestConfigFitsIntoALine() {
    assertThat(lines(LARGEST_CONFIG).next().orElseThrow()).hasSize(LARGEST_CONFIG);
  }

  private static ImportLines lines(int length) {
    return ImportLines.of(new ByteArrayInputStream(new byte[length]), -1, Long.MAX_VALUE);
  }

  @Test
  void aLineThatIsLongerThanAnyIsRefused() {
    MCPRuntimeException refusal =
        catchThrowableOfType(
            MCPRuntimeException.class, () -> lines(ImportLines.LONGEST_LINE + 1).next());

    assertThat(refusal.kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(refusal.detail()).contains("20 MiB");
  }
}
