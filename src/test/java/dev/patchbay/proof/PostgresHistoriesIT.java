package dev.patchbay.proof;

import dev.patchbay.store.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Two nodes over one PostgreSQL, each with its own connections. */
class PostgresHistoriesIT extends HistoriesContract {
  private final OpenStores opened = new OpenStores();

  @Override
  List<StorePorts> newStore() {
    String url = TestDatabases.newPostgresUrl();
    return List.of(
        opened.keep(TestDatabases.openPostgres(url)), opened.keep(TestDatabases.openPostgres(url)));
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
