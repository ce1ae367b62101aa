package dev.patchbay.store.jdbc;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.operator.NodeName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Staging tables for imports. Rows are staged in short transactions, so that other writers can
 * proceed; they are not read before the switch. Rows left by a crash are dropped by the node's next
 * start, or by another node after ten minutes without activity.
 */
final class ImportStaging {
  private static final Logger LOG = System.getLogger(ImportStaging.class.getName());
  private static final Duration ABANDONED = Duration.ofMinutes(10);
  private static final int MOST_ROWS = 500;
  private static final long MOST_CHARS = 1024 * 1024;

  /**
   * Pieces moved by one statement of the switch; such a statement stays well below the socket
   * timeout.
   */
  private static final long PIECES_AT_ONCE = 16;

  private final Database database;
  private final NodeName node;
  private final InstantSource clock;

  ImportStaging(Database database, NodeName node, InstantSource clock) {
    this.database = database;
    this.node = node;
    this.clock = clock;
  }

  Staged begin() {
    String id = UUID.randomUUID().toString().replace("-", "");
    database.writing(
        handle ->
            handle.execute(
                "INSERT INTO import_staging (id, node, touched_at, done) VALUES (?, ?, ?, FALSE)",
                id,
                node.value(),
                now()));
    return new Staged(id);
  }

  private String now() {
    return InstantText.text(clock.instant());
  }

  /** Drops what this node staged before it stopped. */
  void dropOwn() {
    drop("node = ?", node.value());
  }

  /** Drops imports that are done, and those without recent activity. */
  void dropAbandoned() {
    drop("done OR touched_at < ?", InstantText.text(clock.instant().minus(ABANDONED)));
  }

  private void drop(String which, String argument) {
    List<String> ids =
        database.read(
            handle ->
                handle
                    .createQuery("SELECT id FROM import_staging WHERE " + which)
                    .bind(0, argument)
                    .mapTo(String.class)
                    .list());
    ids.forEach(this::drop);
  }

  /**
   * Marks the import as done, so that it cannot be switched, then drops its rows, then its entry.
   */
  private void drop(String id) {
    database.writing(
        handle -> handle.execute("UPDATE import_staging SET done = TRUE WHERE id = ?", id));
    long end = database.read(handle -> lastPlace(handle, id)) + 1;
    for (long from = 0; from < end; from += MOST_ROWS) {
      long piece = from;
      database.writing(handle -> dropPiece(handle, id, piece));
    }
    database.writing(handle -> handle.execute("DELETE FROM import_staging WHERE id = ?", id));
  }

  private static long lastPlace(Handle handle, String id) {
    return Arrays.stream(StagedTable.values())
        .flatMap(
            table ->
                handle
                    .createQuery(table.lastPlace())
                    .bind("import_id", id)
                    .mapTo(Long.class)
                    .stream())
        .filter(Objects::nonNull)
        .max(Long::compare)
        .orElse(-1L);
  }

  private static void dropPiece(Handle handle, String id, long from) {
    for (StagedTable table : StagedTable.values()) {
      handle
          .createUpdate(table.dropping())
          .bind("import_id", id)
          .bind("from", from)
          .bind("to", from + MOST_ROWS)
          .execute();
    }
  }

  /** The staged rows of one import; for one thread. */
  final class Staged implements AutoCloseable {
    private final String id;
    private final List<StagedRow> piece = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();
    private long pieceChars;
    private long place;

    private Staged(String id) {
      this.id = id;
    }

    void add(StagedRow row, Runnable beforeEachPiece) {
      piece.add(row);
      pieceChars += row.chars();
      if (piece.size() >= MOST_ROWS || pieceChars >= MOST_CHARS) {
        beforeEachPiece.run();
        flush();
      }
    }

    void flush() {
      database.writing(this::write);
      place += piece.size();
      ends.add(place);
      piece.clear();
      pieceChars = 0;
    }

    private void write(Handle handle) {
      touch(handle, "touched_at = ?", now());
      for (StagedTable table : StagedTable.values()) {
        PreparedBatch batch = handle.prepareBatch(table.staging());
        for (int i = 0; i < piece.size(); i++) {
          if (piece.get(i).table() == table) {
            batch.bindMap(piece.get(i).values());
            batch.bind("import_id", id).bind("place_in_import", place + i).add();
          }
        }
        if (batch.size() > 0) {
          batch.execute();
        }
      }
    }

    private void touch(Handle handle, String change, Object argument) {
      int there =
          handle.execute(
              "UPDATE import_staging SET " + change + " WHERE id = ? AND NOT done", argument, id);
      if (there == 0) {
        throw new MCPRuntimeException(
            FailureKind.BUSY, "The import took too long and was dropped. Try again.");
      }
    }

    /** Moves the rows of a table to their final table. */
    void move(Handle handle, StagedTable table, long base) {
      long from = 0;
      for (int i = 0; i < ends.size(); i++) {
        boolean last = i == ends.size() - 1;
        if (last || (i + 1) % PIECES_AT_ONCE == 0) {
          handle
              .createUpdate(table.moving())
              .bind("base", base)
              .bind("import_id", id)
              .bind("from", from)
              .bind("to", ends.get(i))
              .execute();
          from = ends.get(i);
        }
      }
    }

    /** Part of the switch: fails when the rows were dropped meanwhile. */
    void done(Handle handle) {
      touch(handle, "done = ?", true);
    }

    /** Drops the rows, whether they were switched or not. */
    @Override
    public void close() {
      try {
        drop(id);
      } catch (MCPRuntimeException e) {
        LOG.log(
            Level.INFO, () -> "Staged rows of an import could not be dropped yet: " + e.detail());
      }
    }
  }
}
