package dev.patchbay.registry.transfer;

import dev.patchbay.store.jdbc.DataSources;
import dev.patchbay.store.jdbc.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class H2ChangesAreRecordedTest extends JdbcChangesAreRecordedContract {
  @TempDir Path directory;
  private int databases;

  @Override
  Database newDatabase() {
    databases++;
    return Database.ofFile(
        DataSources.h2(directory.resolve("d" + databases)), InstantSource.system());
  }
}
