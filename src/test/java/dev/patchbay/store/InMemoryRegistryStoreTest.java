package dev.patchbay.store;

import dev.patchbay.store.memory.InMemoryRegistryStore;

class InMemoryRegistryStoreTest extends RegistryStoreContract {
  @Override
  Ports newStore() {
    return Ports.of(new InMemoryRegistryStore());
  }
}
