package dev.patchbay.proof;

import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.util.List;

/** Two nodes of one process over the in-memory store. */
class MemoryContentionIT extends ContentionContract {

  @Override
  List<StorePorts> newStore() {
    StorePorts store = StorePorts.of(new InMemoryRegistryStore());
    return List.of(store, store);
  }
}
