package dev.patchbay.proof;

import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Two nodes of one process over memory. */
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
}
