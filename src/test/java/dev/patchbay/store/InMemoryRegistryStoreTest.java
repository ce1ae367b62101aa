package dev.patchbay.store;

import dev.patchbay.registry.snapshot.RegistryStore;

class InMemoryRegistryStoreTest extends RegistryStoreContract {
  @Override
  RegistryStore newStore() {
    return new InMemoryRegistryStore();
  }
}
