package dev.patchbay.store.jdbc;

import dev.patchbay.store.DurabilityContract;
import dev.patchbay.store.Ports;
import dev.patchbay.store.RegistryStoreContract;
import dev.patchbay.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2RegistryStoreTest extends RegistryStoreContract implements DurabilityContract {
  @TempDir Path directory;
  private final Deque<JdbcStore> stores = new ArrayDeque<>();
  private Path data;

  @Override
  protected Ports newStore() {
    try {
      data = Files.createTempDirectory(directory, "data");
      return open();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Ports reopened() {
    stores.pop().close();
    return open();
  }

  private Ports open() {
    stores.push(TestDatabases.openH2(data));
    return Ports.of(stores.getFirst());
  }

  @Override
  public void tamper(String sql) {
    withStatement(statement -> statement.execute(sql));
  }

  @Override
  public String dump() {
    StringBuilder script = new StringBuilder();
    withStatement(
        statement -> {
          ResultSet lines = statement.executeQuery("SCRIPT");
          while (lines.next()) {
            script.append(lines.getString(1)).append('\n');
          }
          return true;
        });
    return script.toString();
  }

  private interface Work {
    boolean with(Statement statement) throws SQLException;
  }

  /** One process may open the file twice. */
  private void withStatement(Work work) {
    String url = "jdbc:h2:file:" + data.resolve("patchbay");
    try (Connection connection = DriverManager.getConnection(url, "patchbay", "");
        Statement statement = connection.createStatement()) {
      work.with(statement);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() {
    stores.forEach(JdbcStore::close);
  }
}
