package dev.patchbay.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.operator.OwnerOnlyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Creates connection pools with timeouts on every wait, so that a database that is down or hangs is
 * detected within five seconds. Creating a pool opens no connection.
 */
public final class DataSources {
  private static final Logger LOG = System.getLogger(DataSources.class.getName());
  private static final int POOL_SIZE = 10;
  private static final Duration CONNECT = Duration.ofMillis(2_500);
  private static final Duration VALIDATE = Duration.ofSeconds(1);
  private static final int SOCKET_SECONDS = 4;

  /** Timeouts against a node that hangs inside a transaction and blocks the others. */
  private static final String PATIENCE =
      "SET lock_timeout = '3s'; SET idle_in_transaction_session_timeout = '4s'";

  private DataSources() {}

  /**
   * H2 file database in the directory. Commits are written without delay, so that a crash of the
   * process loses no acknowledged change. The database closes with its last connection instead of
   * in a shutdown hook. H2 creates files by the umask; the file is therefore created here, readable
   * by its owner only. The trace file is off: errors arrive as exceptions.
   */
  public static DataSource h2(Path directory) {
    ownerOnly(new DataDirectory(directory));
    JdbcDataSource file = new JdbcDataSource();
    file.setURL(
        "jdbc:h2:file:"
            + directory.toAbsolutePath().resolve("patchbay")
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=3000;TRACE_LEVEL_FILE=0");
    file.setUser("patchbay");
    HikariConfig config = pool(file);
    config.setMaxLifetime(0);
    // After a full disk H2 is closed, but its connections still report that they are valid.
    config.setConnectionTestQuery("SELECT 1");
    config.setExceptionOverride(new ClosedDatabase());
    return new HikariDataSource(config);
  }

  private static void ownerOnly(DataDirectory directory) {
    directory.made();
    OwnerOnlyFile file = directory.file("patchbay.mv.db");
    try {
      file.open(StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, () -> "The store cannot be written: " + file.path(), e);
    }
  }

  /** PostgreSQL database; timeouts set in the URL take precedence. */
  public static DataSource postgres(String url, Optional<String> user, Optional<Path> password) {
    PGSimpleDataSource server = new PGSimpleDataSource();
    server.setConnectTimeout((int) VALIDATE.toSeconds() + 1);
    server.setSocketTimeout(SOCKET_SECONDS);
    server.setTcpKeepAlive(true);
    server.setApplicationName("patchbay");
    server.setURL(url);
    user.ifPresent(server::setUser);
    password.map(DataSources::read).ifPresent(server::setPassword);
    HikariConfig config = pool(server);
    config.setConnectionInitSql(PATIENCE);
    return new HikariDataSource(config);
  }

  /** Data source of the server, with its own timeouts; the operator chooses the name. */
  @SuppressWarnings("BanJNDI")
  public static DataSource ofServer(String jndiName) {
    try {
      return (DataSource) new InitialContext().lookup(jndiName);
    } catch (NamingException | ClassCastException e) {
      throw new IllegalArgumentException(
          "patchbay.jdbc.jndi does not name a data source of this server: " + jndiName, e);
    }
  }

  private static HikariConfig pool(DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("patchbay");
    config.setMaximumPoolSize(POOL_SIZE);
    config.setConnectionTimeout(CONNECT.toMillis());
    config.setValidationTimeout(VALIDATE.toMillis());
    config.setInitializationFailTimeout(-1);
    return config;
  }

  private static String read(Path passwordFile) {
    try {
      return Files.readString(passwordFile).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "patchbay.jdbc.password-file cannot be read: " + passwordFile.toAbsolutePath(), e);
    }
  }
}
