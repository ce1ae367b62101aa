package dev.patchbay.api.feed;

import dev.patchbay.store.TestDatabases;
import dev.patchbay.store.jdbc.JdbcStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** Each node has connections of its own, which end with it. */
class PostgresWatchTest extends WatchContract<JdbcStore> {
  private final String url = TestDatabases.newPostgresUrl();
  private final List<JdbcStore> stores = new CopyOnWriteArrayList<>();

  @Override
  JdbcStore open() {
    JdbcStore store = TestDatabases.openPostgres(url);
    stores.add(store);
    return store;
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }
}
