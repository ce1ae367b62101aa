package dev.patchbay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Two nodes of one process over the in-memory store. */
class MemoryHistoriesIT extends HistoriesContract {

  @Override
  List<StorePorts> newStore() {
    StorePorts store = StorePorts.of(new InMemoryRegistryStore());
    return List.of(store, store);
  }

  @RepeatedTest(2)
  void changesOfAProjectAreLinearizable(RepetitionInfo repetition) {
    checkOne(repetition);
  }

  @Test
  void storeWithoutCompareAndSetIsDetected() {
    List<Node> nodes =
        newStore().stream().map(StorePorts::withoutCompareAndSet).map(Node::new).toList();

    RecordedHistory history = RecordedHistory.of(nodes, Duration.ofSeconds(2), 0);

    assertThat(Linearizability.isLinearizable(history.operations())).isFalse();
  }
}
