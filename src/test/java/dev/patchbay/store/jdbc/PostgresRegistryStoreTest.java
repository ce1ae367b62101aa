package dev.patchbay.store.jdbc;

import dev.patchbay.store.DurabilityContract;
import dev.patchbay.store.Ports;
import dev.patchbay.store.RegistryStoreContract;
import dev.patchbay.store.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class PostgresRegistryStoreTest extends RegistryStoreContract implements DurabilityContract {
  private static final List<String> TABLES =
      List.of("store", "project", "connector", "connector_version", "change_log", "tool_usage");

  private final Deque<JdbcStore> stores = new ArrayDeque<>();
  private String url;

  @Override
  protected Ports newStore() {
    url = TestDatabases.newPostgresUrl();
    return open();
  }

  @Override
  public Ports reopened() {
    stores.pop().close();
    return open();
  }

  private Ports open() {
    stores.push(TestDatabases.openPostgres(url));
    return Ports.of(stores.getFirst());
  }

  @Override
  public void tamper(String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String dump() {
    StringBuilder rows = new StringBuilder();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        ResultSet found = statement.executeQuery("SELECT t::text FROM " + table + " t");
        while (found.next()) {
          rows.append(found.getString(1)).append('\n');
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return rows.toString();
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }
}
