package dev.patchbay.registry.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdTest {

  @Test
  void idHoldsDuringTheWork() {
    Optional<String> inside = CorrelationId.with("req-1", CorrelationId::current);

    assertThat(inside).contains("req-1");
    assertThat(CorrelationId.current()).isEmpty();
  }

  @Test
  void innerIdIsReplacedByTheOuterOneAfterwards() {
    Optional<String> afterInner =
        CorrelationId.with(
            "outer",
            () -> {
              CorrelationId.with("inner", CorrelationId::current);
              return CorrelationId.current();
            });

    assertThat(afterInner).contains("outer");
  }

  @Test
  void failedWorkLeavesNoIdBehind() {
    assertThatThrownBy(
            () ->
                CorrelationId.with(
                    "req-1",
                    () -> {
                      throw new IOException("lost");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("lost");

    assertThat(CorrelationId.current()).isEmpty();
  }

  @Test
  void anotherThreadHasNoId() {
    Optional<String> elsewhere =
        CorrelationId.with(
            "req-1", () -> CompletableFuture.supplyAsync(CorrelationId::current).join());

    assertThat(elsewhere).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A-1.b_2",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void legalIdIsTaken(String id) {
    assertThat(CorrelationId.find(id)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " a",
        "a b",
        "a\nevent=Forged",
        "a\n",
        "a\"",
        "ä",
        "a;b",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void idThatCouldBendALineIsRefused(String id) {
    assertThat(CorrelationId.find(id)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> CorrelationId.with(id, () -> "work"));
  }

  @Test
  void absentIdIsNoId() {
    assertThat(CorrelationId.find(null)).isEmpty();
  }
}
