package dev.patchbay.store;

import dev.patchbay.registry.repeat.FirstAnswers;
import dev.patchbay.store.jdbc.JdbcStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class PostgresFirstAnswersTest extends FirstAnswersContract {
  private final List<JdbcStore> stores = new ArrayList<>();

  @Override
  protected FirstAnswers answers() {
    JdbcStore store = TestDatabases.openPostgres(TestDatabases.newPostgresUrl());
    stores.add(store);
    return store.firstAnswers();
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }
}
