package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.proof.Operation.Action;
import dev.patchbay.proof.Operation.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tests the checker with possible and impossible histories. */
class LinearizabilityTest {

  @Test
  void emptyHistoryIsPossible() {
    assertThat(Linearizability.isLinearizable(List.of())).isTrue();
  }

  @Test
  void sequentialHistoryIsPossible() {
    assertThat(
            Linearizability.isLinearizable(
                List.of(
                    put("a", "1", null, 0, 1),
                    put("a", "2", "1", 2, 3),
                    seen(Map.of("a", "2"), 4, 5),
                    remove("a", true, 6, 7),
                    remove("a", false, 8, 9),
                    seen(Map.of(), 10, 11))))
        .isTrue();
  }

  @Test
  void overlappingOperationsMayHaveEitherOrder() {
    assertThat(
            Linearizability.isLinearizable(
                List.of(put("a", "1", "2", 0, 10), put("a", "2", null, 1, 9))))
        .isTrue();
  }

  @Test
  void lostUpdateIsImpossible() {
    assertThat(
            Linearizability.isLinearizable(
                List.of(put("a", "1", null, 0, 10), put("a", "2", null, 1, 9))))
        .isFalse();
  }

  @Test
  void laterReadSeesAnAcknowledgedChange() {
    assertThat(
            Linearizability.isLinearizable(
                List.of(put("a", "1", null, 0, 1), seen(Map.of(), 2, 3))))
        .isFalse();
  }

  @Test
  void seenChangeStaysSeen() {
    assertThat(
            Linearizability.isLinearizable(
                List.of(
                    put("a", "1", null, 0, 10),
                    seen(Map.of("a", "1"), 1, 2),
                    seen(Map.of(), 3, 4))))
        .isFalse();
  }

  @Test
  void unansweredChangeMayHaveHappenedOrNot() {
    Operation lost =
        new Operation(new Action.Put("a", "1"), new Answer.Unknown(), 0, Long.MAX_VALUE);

    assertThat(Linearizability.isLinearizable(List.of(lost, seen(Map.of("a", "1"), 5, 6))))
        .isTrue();
    assertThat(Linearizability.isLinearizable(List.of(lost, seen(Map.of(), 5, 6)))).isTrue();
    assertThat(
            Linearizability.isLinearizable(
                List.of(lost, seen(Map.of("a", "1"), 5, 6), seen(Map.of(), 7, 8))))
        .isFalse();
  }

  @Test
  void longConcurrentHistoryIsDecidedQuickly() {
    List<Operation> history = new ArrayList<>();
    String last = null;
    for (int i = 0; i < 20_000; i++) {
      history.add(put("a", "t" + i, last, i, i + 9));
      last = "t" + i;
    }

    assertThat(Linearizability.isLinearizable(history)).isTrue();
    history.set(15_000, put("a", "t15000", "t14998", 15_000, 15_009));
    assertThat(Linearizability.isLinearizable(history)).isFalse();
  }

  private static Operation put(
      String connector, String tag, String replaced, long began, long ended) {
    return new Operation(
        new Action.Put(connector, tag),
        new Answer.Replaced(Optional.ofNullable(replaced)),
        began,
        ended);
  }

  private static Operation remove(String connector, boolean wasThere, long began, long ended) {
    return new Operation(new Action.Remove(connector), new Answer.Removed(wasThere), began, ended);
  }

  private static Operation seen(Map<String, String> tags, long began, long ended) {
    return new Operation(new Action.Read(), new Answer.Seen(new TreeMap<>(tags)), began, ended);
  }
}
