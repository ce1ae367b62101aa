package dev.patchbay.proof;

import dev.patchbay.store.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Two nodes over one PostgreSQL, each with its own connections. */
class PostgresContentionIT extends ContentionContract {
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
}
