package dev.patchbay.store.jdbc;

import dev.patchbay.registry.secret.WrappedKeys;
import dev.patchbay.store.TestDatabases;
import dev.patchbay.store.WrappedKeysContract;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class PostgresWrappedKeysTest extends WrappedKeysContract {
  private Database database;

  @Override
  protected WrappedKeys open() {
    database =
        Database.ofServer(
            DataSources.postgres(
                TestDatabases.newPostgresUrl(), Optional.empty(), Optional.empty()),
            InstantSource.system());
    database.open();
    return new JdbcWrappedKeys(database);
  }

  @AfterEach
  void close() {
    database.close();
  }
}
