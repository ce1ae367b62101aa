package dev.patchbay.store;

import dev.patchbay.store.jdbc.DataSources;
import dev.patchbay.store.jdbc.Database;
import java.time.InstantSource;
import java.util.Optional;

class PostgresAuditTrailTest extends JdbcAuditTrailContract {
  @Override
  Database newDatabase() {
    return Database.ofServer(
        DataSources.postgres(TestDatabases.newPostgresUrl(), Optional.empty(), Optional.empty()),
        InstantSource.system());
  }
}
