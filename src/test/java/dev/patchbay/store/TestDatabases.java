package dev.patchbay.store;

import dev.patchbay.descriptor.YamlDescriptorReader;
import dev.patchbay.registry.operator.NodeName;
import dev.patchbay.store.jdbc.AuditRows;
import dev.patchbay.store.jdbc.DataSources;
import dev.patchbay.store.jdbc.Database;
import dev.patchbay.store.jdbc.JdbcStore;
import dev.patchbay.store.jdbc.Retention;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Databases for tests: H2 files in a directory of the test, and one PostgreSQL per JVM, started on
 * first use and stopped with the JVM.
 */
public final class TestDatabases {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static @Nullable EmbeddedPostgres postgres;

  private TestDatabases() {}

  /** An open store over the database. */
  public static JdbcStore open(Database database) {
    return open(database, Retention.DEFAULT, InstantSource.system());
  }

  public static JdbcStore open(Database database, Retention retention, InstantSource clock) {
    JdbcStore store =
        new JdbcStore(
            database,
            new YamlDescriptorReader(Set::of),
            new FakeEncryption(),
            retention,
            clock,
            new AuditRows(new NodeName("n1")));
    store.open();
    return store;
  }

  public static JdbcStore openH2(Path directory) {
    return open(Database.ofFile(DataSources.h2(directory), InstantSource.system()));
  }

  public static JdbcStore openPostgres(String url) {
    return open(
        Database.ofServer(
            DataSources.postgres(url, Optional.empty(), Optional.empty()), InstantSource.system()));
  }

  /** The URL of an empty PostgreSQL database. */
  public static String newPostgresUrl() {
    String name = "patchbay_" + NUMBER.incrementAndGet();
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return server().getJdbcUrl("postgres", name);
  }

  private static synchronized EmbeddedPostgres server() {
    EmbeddedPostgres running = postgres;
    if (running == null) {
      try {
        running = EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      postgres = running;
      Runtime.getRuntime().addShutdownHook(new Thread(TestDatabases::stop));
    }
    return running;
  }

  private static synchronized void stop() {
    try {
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
