package dev.patchbay.store.jdbc;

import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.store.IdempotencyStoreContract;
import dev.patchbay.store.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2IdempotencyStoreTest extends IdempotencyStoreContract {
  @TempDir Path directory;
  private final List<JdbcStore> stores = new ArrayList<>();

  @Override
  protected IdempotencyStore answers() {
    JdbcStore store = TestDatabases.openH2(directory);
    stores.add(store);
    return store.firstAnswers();
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }
}
