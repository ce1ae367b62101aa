package dev.patchbay.store.memory;

import dev.patchbay.store.Ports;
import dev.patchbay.store.RegistryStoreContract;

class InMemoryRegistryStoreTest extends RegistryStoreContract {
  @Override
  protected Ports newStore() {
    return Ports.of(new InMemoryRegistryStore());
  }
}
