package dev.patchbay.store;

import dev.patchbay.registry.secret.WrappedKeys;
import dev.patchbay.store.memory.InMemoryWrappedKeys;

class InMemoryWrappedKeysTest extends WrappedKeysContract {
  @Override
  WrappedKeys open() {
    return new InMemoryWrappedKeys();
  }
}
