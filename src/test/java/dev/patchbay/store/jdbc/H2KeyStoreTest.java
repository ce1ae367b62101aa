package dev.patchbay.store.jdbc;

import dev.patchbay.registry.access.KeyStore;
import dev.patchbay.store.key.KeyQuota;
import dev.patchbay.store.key.KeyStoreContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2KeyStoreTest extends KeyStoreContract {
  @TempDir Path directory;
  private Database database;

  @Override
  protected KeyStore store() {
    database = Database.ofFile(DataSources.h2(directory), InstantSource.system());
    database.open();
    return new JdbcKeyStore(database, (handle, records) -> {});
  }

  @Override
  protected KeyStore again(KeyStore store) {
    database.close();
    return store();
  }

  @Test
  void tenantReachesItsLimitOfKeysExactly() {
    KeyQuota.check(List.of(store()));
  }

  @AfterEach
  void close() {
    database.close();
  }
}
