package dev.patchbay.store;

import dev.patchbay.store.jdbc.JdbcStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class PostgresRegistryStoreTest extends RegistryStoreContract {
  private final List<JdbcStore> stores = new ArrayList<>();

  @Override
  JdbcStore newStore() {
    JdbcStore store = TestDatabases.openPostgres(TestDatabases.newPostgresUrl());
    stores.add(store);
    return store;
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }
}
