package dev.patchbay.registry.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.TenantId;
import dev.patchbay.registry.budget.MemoryBudget;
import dev.patchbay.registry.budget.MemorySettings;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class ImportLinesTest {
  private static final long MIB = 1024 * 1024;

  /** A line of a connector, with names and times. */
  private static final int LARGEST_CONFIG = 256 * (16_384 * 3 * 4 / 3 + 256);

  private final MemoryBudget budget = new MemoryBudget(new MemorySettings(32 * MIB, 16 * MIB));

  @Test
  void largestConfigFitsIntoALine() {
    assertThat(lines(LARGEST_CONFIG).next().orElseThrow()).hasSize(LARGEST_CONFIG);
  }

  private static ImportLines lines(int length) {
    return ImportLines.of(new ByteArrayInputStream(new byte[length]), -1, Long.MAX_VALUE);
  }

  @Test
  void lineAboveTheLimitIsRefused() {
    MCPRuntimeException refusal =
        catchThrowableOfType(
            MCPRuntimeException.class, () -> lines(ImportLines.LONGEST_LINE + 1).next());

    assertThat(refusal.kind()).isEqualTo(FailureKind.TOO_LARGE);
    assertThat(refusal.detail()).contains("20 MiB");
  }

  @Test
  void linePartlyKeepsItsReservation() {
    byte[] text = ("{\"a\":\"" + "x".repeat(400_000) + "\"}\n").repeat(2).getBytes(US_ASCII);
    ImportLines lines = within(text);

    lines.next();
    assertThat(budget.inUse()).isBetween(4_000_000L, 10_000_000L);
    lines.next();
    assertThat(lines.next()).isEmpty();
    assertThat(budget.inUse()).isBetween(3_000_000L, 5_000_000L);
  }

  @Test
  void importAboveTheTenantsMemoryIsRefused() {
    byte[] text = ("{\"a\":\"" + "x".repeat(100_000) + "\"}\n").repeat(100).getBytes(US_ASCII);
    ImportLines lines = within(text);

    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(
            () -> {
              while (lines.next().isPresent()) {
                assertThat(budget.inUse()).isLessThanOrEqualTo(16 * MIB);
              }
            })
        .returns(FailureKind.TOO_LARGE, MCPRuntimeException::kind)
        .withMessageContaining("patchbay.limits.memory-per-tenant");
  }

  private ImportLines within(byte[] text) {
    return ImportLines.of(new ByteArrayInputStream(text), text.length, Long.MAX_VALUE)
        .within(budget.open(new TenantId("acme")));
  }

  @Test
  void lineOfTooManyValuesIsRefused() {
    byte[] line =
        ("{\"type\":\"header\",\"x\":[" + "[],".repeat(ImportLine.MOST_VALUES) + "0]}")
            .getBytes(US_ASCII);

    assertThatExceptionOfType(MCPRuntimeException.class)
        .isThrownBy(() -> ImportLine.parse(3, line))
        .returns(FailureKind.TOO_LARGE, MCPRuntimeException::kind)
        .withMessage("Line 3 has more than 25000 values.");
  }
}
