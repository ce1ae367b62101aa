package dev.patchbay.store;

import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.store.memory.InMemoryRegistryStore;

class InMemoryRegistryStoreTest extends RegistryStoreContract {
  @Override
  RegistryStore newStore() {
    return new InMemoryRegistryStore();
  }
}
