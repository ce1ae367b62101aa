package dev.patchbay.store.jdbc;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Checks of the H2 file that H2 does not make itself. H2 silently opens a write-protected file and
 * then can only read it until it is closed. It also opens a damaged file as long as the parts
 * needed for opening are intact.
 */
record H2File(Jdbi jdbi) {
  private static final Logger LOG = System.getLogger(H2File.class.getName());

  /**
   * Fails with STORE_UNAVAILABLE when the file is read-only. Checks twice: pooled connections may
   * have opened the file before it became writable.
   */
  void requireWritable() {
    if (!isReadOnly()) {
      return;
    }
    shutDown();
    if (isReadOnly()) {
      shutDown();
      throw new MCPRuntimeException(
          FailureKind.STORE_UNAVAILABLE,
          "the file of the store can only be read; make patchbay.mv.db in patchbay.data.dir"
              + " writable for the server's user");
    }
  }

  /** Never fails: the next operation reports the problem. */
  void closeIfReadOnly() {
    try {
      if (isReadOnly()) {
        shutDown();
      }
    } catch (JdbiException e) {
      LOG.log(Level.DEBUG, "Cannot determine whether the file is writable.", e);
    }
  }

  private boolean isReadOnly() {
    return jdbi.withHandle(
        handle -> handle.createQuery("CALL READONLY()").mapTo(Boolean.class).one());
  }

  private void shutDown() {
    try {
      jdbi.useHandle(handle -> handle.execute("SHUTDOWN IMMEDIATELY"));
    } catch (JdbiException e) {
      LOG.log(Level.DEBUG, "H2 failed while it was closed.", e);
    }
  }

  /** Reads every value of every table. Fails with STORE_UNAVAILABLE when one cannot be read. */
  void readAll() {
    List<String> tables =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT table_name FROM information_schema.tables"
                            + " WHERE table_schema = 'PUBLIC' ORDER BY table_name")
                    .mapTo(String.class)
                    .list());
    tables.forEach(this::read);
  }

  private void read(String table) {
    try {
      jdbi.useHandle(handle -> read(handle, table));
    } catch (JdbiException | IllegalStateException e) {
      throw new MCPRuntimeException(
          FailureKind.STORE_UNAVAILABLE,
          "the file of the store is damaged: its table "
              + table
              + " cannot be read to its end. Restore patchbay.mv.db in patchbay.data.dir from a"
              + " backup",
          e);
    }
  }

  /** Sums columns without an index, which forces H2 to read the rows themselves. */
  private static void read(Handle handle, String table) {
    List<String> sums =
        handle
            .createQuery(
                "SELECT 'SUM(CHAR_LENGTH(CAST(\"' || column_name || '\" AS VARCHAR)))'"
                    + " FROM information_schema.columns"
                    + " WHERE table_schema = 'PUBLIC' AND table_name = :table")
            .bind("table", table)
            .mapTo(String.class)
            .list();
    List<?> unused =
        handle
            .createQuery("SELECT " + String.join(", ", sums) + " FROM \"" + table + "\"")
            .mapToMap()
            .list();
  }
}
