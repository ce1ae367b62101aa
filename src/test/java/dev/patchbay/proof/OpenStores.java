package dev.patchbay.proof;

import dev.patchbay.store.jdbc.JdbcStore;
import java.util.ArrayList;
import java.util.List;

/** The stores that a test has opened. */
final class OpenStores implements AutoCloseable {
  private final List<JdbcStore> stores = new ArrayList<>();

  StorePorts keep(JdbcStore store) {
    stores.add(store);
    return StorePorts.of(store);
  }

  @Override
  public void close() {
    stores.forEach(JdbcStore::close);
    stores.clear();
  }
}
