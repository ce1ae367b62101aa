package dev.patchbay.store.memory;

import dev.patchbay.registry.secret.WrappedKeys;
import dev.patchbay.store.WrappedKeysContract;

class InMemoryWrappedKeysTest extends WrappedKeysContract {
  @Override
  protected WrappedKeys open() {
    return new InMemoryWrappedKeys();
  }
}
