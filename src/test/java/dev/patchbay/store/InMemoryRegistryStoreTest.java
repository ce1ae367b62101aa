package dev.patchbay.store;

import dev.patchbay.registry.change.RegistryStore;

class InMemoryRegistryStoreTest extends RegistryStoreContract {
  @Override
  RegistryStore newStore() {
    return new InMemoryRegistryStore();
  }
}
