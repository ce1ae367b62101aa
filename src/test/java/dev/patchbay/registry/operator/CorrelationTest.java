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

class CorrelationTest {

  @Test
  void idHoldsWhileTheWorkRuns() {
    Optional<String> inside = Correlation.with("req-1", Correlation::current);

    assertThat(inside).contains("req-1");
    assertThat(Correlation.current()).isEmpty();
  }

  @Test
  void innerIdGivesWayToTheOuterOne() {
    Optional<String> afterInner =
        Correlation.with(
            "outer",
            () -> {
              Correlation.with("inner", Correlation::current);
              return Correlation.current();
            });

    assertThat(afterInner).contains("outer");
  }

  @Test
  void failedWorkLeavesNoIdBehind() {
    assertThatThrownBy(
            () ->
                Correlation.with(
                    "req-1",
                    () -> {
                      throw new IOException("lost");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("lost");

    assertThat(Correlation.current()).isEmpty();
  }

  @Test
  void anotherThreadHasNoId() {
    Optional<String> elsewhere =
        Correlation.with("req-1", () -> CompletableFuture.supplyAsync(Correlation::current).join());

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
    assertThat(Correlation.find(id)).contains(id);
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
    assertThat(Correlation.find(id)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Correlation.with(id, () -> "work"));
  }

  @Test
  void absentIdIsNoId() {
    assertThat(Correlation.find(null)).isEmpty();
  }
}
