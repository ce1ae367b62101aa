package dev.patchbay.api.feed;

import dev.patchbay.store.memory.InMemoryRegistryStore;

/** The nodes restart; what they share stays. */
class InMemoryWatchTest extends WatchContract<InMemoryRegistryStore> {
  private final InMemoryRegistryStore store = new InMemoryRegistryStore();

  @Override
  InMemoryRegistryStore open() {
    return store;
  }
}
