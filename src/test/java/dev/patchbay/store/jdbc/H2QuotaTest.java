package dev.patchbay.store.jdbc;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class H2QuotaTest extends JdbcQuotaContract {
  @TempDir Path directory;

  @Override
  List<Database> databases() {
    return List.of(databaseOf());
  }

  @Override
  Database databaseOf() {
    return Database.ofFile(DataSources.h2(directory), InstantSource.system());
  }
}
