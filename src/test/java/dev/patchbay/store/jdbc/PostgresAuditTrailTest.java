package dev.patchbay.store.jdbc;

import dev.patchbay.store.TestDatabases;
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
