package dev.patchbay.store.jdbc;

import static dev.patchbay.registry.snapshot.Projects.connector;
import static dev.patchbay.registry.snapshot.Projects.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.store.Ports;
import dev.patchbay.store.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes over one PostgreSQL without polling. */
class ChangeNoticesTest {
  private static final ProjectKey SHOP = key("acme", "shop");

  private final String url = TestDatabases.newPostgresUrl();
  private final JdbcStore here = TestDatabases.openPostgres(url);
  private final JdbcStore there = TestDatabases.openPostgres(url);
  private final AtomicInteger looks = new AtomicInteger();

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  @Test
  void changeOfAnotherNodeIsNotified() {
    there.whenChanged(looks::incrementAndGet);
    await().until(() -> looks.get() == 1);

    Ports.of(here).create(SHOP);

    await().until(() -> looks.get() == 2);
  }

  @Test
  void refusedChangeIsNotNotified() {
    Ports.of(here).create(SHOP);
    there.whenChanged(looks::incrementAndGet);
    await().until(() -> looks.get() == 1);

    assertThat(catchThrowable(() -> Ports.of(here).create(SHOP))).isNotNull();
    Ports.of(here).put(SHOP, connector("crm", "get"));

    await().until(() -> looks.get() > 1);
    assertThat(looks).hasValue(2);
  }

  @Test
  void listenerReconnectsAfterALostConnection() {
    there.whenChanged(looks::incrementAndGet);
    await().until(() -> looks.get() == 1);

    cutAllConnections();
    await().until(() -> looks.get() == 2);
    await().ignoreExceptions().until(() -> Ports.of(here).create(SHOP) != null);

    await().until(() -> looks.get() == 3);
  }

  private void cutAllConnections() {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
