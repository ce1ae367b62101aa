package dev.patchbay.proof;

import dev.patchbay.store.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of one process over an H2 file. */
class H2ContentionIT extends ContentionContract {
  private final OpenStores opened = new OpenStores();

  @TempDir Path directory;

  @Override
  List<StorePorts> newStore() {
    StorePorts store = opened.keep(TestDatabases.openH2(directory));
    return List.of(store, store);
  }

  @AfterEach
  void close() {
    opened.close();
  }
}
