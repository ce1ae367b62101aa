package dev.patchbay.store.jdbc;

import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.store.IdempotencyStoreContract;
import dev.patchbay.store.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class PostgresIdempotencyStoreTest extends IdempotencyStoreContract {
  private final List<JdbcStore> stores = new ArrayList<>();

  @Override
  protected IdempotencyStore answers() {
    JdbcStore store = TestDatabases.openPostgres(TestDatabases.newPostgresUrl());
    stores.add(store);
    return store.firstAnswers();
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }
}
