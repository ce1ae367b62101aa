package dev.patchbay.proof;

import dev.patchbay.store.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of one process over an H2 file, which belongs to that process alone. */
class H2HistoriesIT extends HistoriesContract {
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

  @RepeatedTest(4)
  void changesOfAProjectAreLinearizable(RepetitionInfo repetition) {
    checkOne(repetition);
  }
}
