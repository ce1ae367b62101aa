package dev.patchbay.proof;

import static org.awaitility.Awaitility.await;

import dev.patchbay.store.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Kills the writer, and in every fourth round also the database, a moment before. */
class PostgresCrashIT extends CrashContract {
  private static final int EVERY = 4;

  private final OpenStores opened = new OpenStores();

  @TempDir Path databaseDirectory;

  private KillablePostgres postgres;

  @BeforeEach
  void start() {
    postgres = new KillablePostgres(databaseDirectory.resolve("data"));
    postgres.start();
  }

  @AfterEach
  void stop() {
    opened.close();
    postgres.close();
  }

  @Override
  String kind() {
    return "postgres";
  }

  @Override
  String location() {
    return postgres.url();
  }

  @Override
  void killMore(int round, WriterProcess writer) {
    if (round % EVERY == 0) {
      postgres.kill();
      writer.letGoOn(Duration.ofMillis(200));
      postgres.start();
    }
  }

  @Override
  StorePorts open() {
    await().atMost(Duration.ofMinutes(1)).until(() -> sessions() == 0);
    return opened.keep(TestDatabases.openPostgres(postgres.url()));
  }

  @Override
  void close() {
    opened.close();
  }

  /**
   * Connections of the dead writer, without the asking one. A commit that has reached the server
   * continues after its client was killed, and may end after a read that did not wait.
   */
  private long sessions() throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.url());
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")) {
      count.next();
      return count.getLong(1);
    }
  }
}
