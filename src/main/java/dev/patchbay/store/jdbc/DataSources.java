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
 * Pools whose every wait is bounded, so that a database which is away or stands still is noticed
 * within five seconds. Making one connects to nothing.
 */
public final class DataSources {
  private static final Logger LOG = System.getLogger(DataSources.class.getName());
  private static final int POOL_SIZE = 10;
  private static final Duration CONNECT = Duration.ofMillis(2_500);
  private static final Duration VALIDATE = Duration.ofSeconds(1);
  private static final int SOCKET_SECONDS = 4;

  /** A node that stands still in the middle of a change must not hold up the others for long. */
  private static final String PATIENCE =
      "SET lock_timeout = '3s'; SET idle_in_transaction_session_timeout = '4s'";

  private DataSources() {}

  /**
   * An H2 file in the directory. What is committed is written at once: without a delay nothing that
   * was acknowledged is lost with the process. The database is closed with its last connection, and
   * not by a shutdown hook. H2 makes files by the umask, so its file is made here, its owner's
   * alone, and it keeps no trace file: what goes wrong reaches us as an exception.
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
    // After a full disk H2 is closed, and its connections say that they are valid all the same.
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

  /** A PostgreSQL database; time limits that the URL sets itself stay. */
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

  /** A data source that the server keeps, with its own limits; the name is the operator's. */
  @SuppressWarnings("BanJNDI")
  public static DataSource ofServer(String jndiName) {
    try {
      return (DataSource) new InitialContext().lookup(jndiName);
    } catch (NamingException | ClassCastException e) {
      throw new IllegalArgumentException(
          "patchbay.jdbc.jndi names no data source of this server: " + jndiName, e);
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
