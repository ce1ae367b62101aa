package dev.patchbay.store.jdbc;

import dev.patchbay.registry.secret.WrappedKeys;
import dev.patchbay.store.WrappedKeysContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2WrappedKeysTest extends WrappedKeysContract {
  @TempDir Path directory;

  private Database database;

  @Override
  protected WrappedKeys open() {
    database = Database.ofFile(DataSources.h2(directory), InstantSource.system());
    database.open();
    return new JdbcWrappedKeys(database);
  }

  @AfterEach
  void close() {
    database.close();
  }
}
