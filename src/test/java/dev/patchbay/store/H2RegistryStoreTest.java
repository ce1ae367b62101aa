package dev.patchbay.store;

import dev.patchbay.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2RegistryStoreTest extends RegistryStoreContract {
  @TempDir Path directory;
  private final List<JdbcStore> stores = new ArrayList<>();

  @Override
  JdbcStore newStore() {
    try {
      JdbcStore store = TestDatabases.openH2(Files.createTempDirectory(directory, "data"));
      stores.add(store);
      return store;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }
}
