package dev.patchbay.store.jdbc;

import dev.patchbay.store.TestDatabases;
import java.time.InstantSource;
import java.util.Optional;

class PostgresImportStagingTest extends ImportStagingContract {
  private final String url = TestDatabases.newPostgresUrl();

  @Override
  Database database() {
    return Database.ofServer(
        DataSources.postgres(url, Optional.empty(), Optional.empty()), InstantSource.system());
  }
}
