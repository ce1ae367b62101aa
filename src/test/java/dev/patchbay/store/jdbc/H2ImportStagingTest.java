package dev.patchbay.store.jdbc;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class H2ImportStagingTest extends ImportStagingContract {
  @TempDir Path directory;

  @Override
  Database database() {
    return Database.ofFile(DataSources.h2(directory), InstantSource.system());
  }
}
