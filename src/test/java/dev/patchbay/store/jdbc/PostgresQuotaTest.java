package dev.patchbay.store.jdbc;

import dev.patchbay.store.TestDatabases;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Two nodes over one PostgreSQL. */
class PostgresQuotaTest extends JdbcQuotaContract {
  private String url = "";

  @Override
  List<Database> databases() {
    url = TestDatabases.newPostgresUrl();
    return List.of(databaseOf(), databaseOf());
  }

  @Override
  Database databaseOf() {
    return Database.ofServer(
        DataSources.postgres(url, Optional.empty(), Optional.empty()), InstantSource.system());
  }
}
