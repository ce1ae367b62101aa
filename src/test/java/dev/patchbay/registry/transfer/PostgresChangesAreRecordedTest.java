package dev.patchbay.registry.transfer;

import dev.patchbay.store.TestDatabases;
import dev.patchbay.store.jdbc.DataSources;
import dev.patchbay.store.jdbc.Database;
import java.time.InstantSource;
import java.util.Optional;

class PostgresChangesAreRecordedTest extends JdbcChangesAreRecordedContract {
  @Override
  Database newDatabase() {
    return Database.ofServer(
        DataSources.postgres(TestDatabases.newPostgresUrl(), Optional.empty(), Optional.empty()),
        InstantSource.system());
  }
}
