package dev.patchbay.store.jdbc;

import dev.patchbay.model.Revision;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The single row of the store itself: its id and the revision of the last change. A transaction
 * that takes the next revision locks the row until it ends. Commits therefore have the order of
 * revisions, and a rollback leaves no gap.
 */
final class StoreRow {
  private static final int ID_BYTES = 4;

  private StoreRow() {}

  static Revision next(Handle handle) {
    handle.execute("UPDATE store SET revision = revision + 1 WHERE one = 1");
    return last(handle);
  }

  /** Takes several revisions at once; returns the one before them. */
  static Revision skip(Handle handle, long revisions) {
    handle.execute("UPDATE store SET revision = revision + ? WHERE one = 1", revisions);
    return new Revision(last(handle).value() - revisions);
  }

  /** Locks the row, which blocks other changes until the transaction ends. */
  static void hold(Handle handle) {
    long unused = number(handle, "SELECT revision FROM store WHERE one = 1 FOR UPDATE");
  }

  static Revision last(Handle handle) {
    return new Revision(number(handle, "SELECT revision FROM store"));
  }

  static Revision logAfter(Handle handle) {
    return new Revision(number(handle, "SELECT log_after FROM store"));
  }

  private static long number(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Long.class).one();
  }

  /** The id of the store, created on first use. */
  static String id(Database database) {
    return find(database).orElseGet(() -> create(database));
  }

  private static Optional<String> find(Database database) {
    return database.read(
        handle -> handle.createQuery("SELECT id FROM store").mapTo(String.class).findOne());
  }

  private static String create(Database database) {
    byte[] random = new byte[ID_BYTES];
    new SecureRandom().nextBytes(random);
    String id = HexFormat.of().formatHex(random);
    try {
      return database.write(
          handle -> {
            handle
                .createUpdate(
                    "INSERT INTO store (one, id, revision, log_after) VALUES (1, :id, 0, 0)")
                .bind("id", id)
                .execute();
            return id;
          });
    } catch (UnableToExecuteStatementException e) {
      // Another node was faster.
      return find(database).orElseThrow(() -> e);
    }
  }
}
