package dev.patchbay.store.jdbc;

import dev.patchbay.registry.idempotency.IdempotencyStore;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Drops data beyond its retention in small transactions. The new start of the log is published
 * before rows are dropped, so that a reader never mistakes a gap for the complete log.
 */
final class Pruning {
  private static final int ROWS_AT_ONCE = 1_000;

  /** Usage marks kept: hours, even with many nodes, since each flush of a node is one mark. */
  private static final long MARKS_KEPT = 1_000_000;

  /** The newest versions are kept at any age; the current one is the newest. */
  private static final String TOO_OLD =
      """
       FROM connector_version
      WHERE tenant = :tenant AND project = :project AND connector = :connector
        AND installed_at < :too_old
        AND revision < (
          SELECT MIN(kept.revision) FROM (
            SELECT revision FROM connector_version
            WHERE tenant = :tenant AND project = :project AND connector = :connector
            ORDER BY revision DESC LIMIT :keep) kept)
      """;

  private final Database database;
  private final Retention retention;
  private final TenantTotals totals;
  private final InstantSource clock;

  Pruning(Database database, Retention retention, TenantTotals totals, InstantSource clock) {
    this.database = database;
    this.totals = totals;
    this.retention = retention;
    this.clock = clock;
  }

  void run() {
    pruneVersions();
    pruneLog();
    pruneBatches();
    pruneAnswers();
  }

  private record Connector(String tenant, String project, String name) {}

  private void pruneVersions() {
    List<Connector> candidates =
        database.read(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT tenant, project, connector FROM connector_version
                        GROUP BY tenant, project, connector HAVING COUNT(*) > :keep
                        """)
                    .bind("keep", retention.versions())
                    .map(
                        (row, context) ->
                            new Connector(row.getString(1), row.getString(2), row.getString(3)))
                    .list());
    String tooOld = InstantText.text(clock.instant().minus(retention.versionsFor()));
    candidates.stream()
        .filter(each -> database.read(handle -> bytesTooOld(handle, each, tooOld)) > 0)
        .forEach(each -> database.writing(handle -> pruneVersions(handle, each, tooOld)));
  }

  private void pruneVersions(Handle handle, Connector connector, String tooOld) {
    StoreRow.hold(handle);
    long bytes = bytesTooOld(handle, connector, tooOld);
    tooOld(handle.createUpdate("DELETE" + TOO_OLD), connector, tooOld).execute();
    totals.addBytes(handle, connector.tenant(), -bytes);
  }

  private long bytesTooOld(Handle handle, Connector connector, String tooOld) {
    return tooOld(
            handle.createQuery("SELECT COALESCE(SUM(kept_bytes), 0)" + TOO_OLD), connector, tooOld)
        .mapTo(Long.class)
        .one();
  }

  private <S extends SqlStatement<S>> S tooOld(S statement, Connector connector, String tooOld) {
    return statement
        .bind("tenant", connector.tenant())
        .bind("project", connector.project())
        .bind("connector", connector.name())
        .bind("too_old", tooOld)
        .bind("keep", retention.versions());
  }

  private void pruneLog() {
    long after = database.read(StoreRow::last).value() - retention.changes();
    if (after <= database.read(StoreRow::logAfter).value()) {
      return;
    }
    database.writing(
        handle ->
            handle
                .createUpdate("UPDATE store SET log_after = :after WHERE log_after < :after")
                .bind("after", after)
                .execute());
    int dropped;
    do {
      dropped = database.write(handle -> dropSome(handle, after));
    } while (dropped > 0);
  }

  private static int dropSome(Handle handle, long after) {
    return handle
        .createUpdate(
            """
            DELETE FROM change_log WHERE revision <= :after AND revision IN (
              SELECT revision FROM change_log ORDER BY revision LIMIT :some)
            """)
        .bind("after", after)
        .bind("some", ROWS_AT_ONCE)
        .execute();
  }

  /** A node repeats a batch at its next flush, so older batches are not needed. */
  private void pruneBatches() {
    database.writing(
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM usage_batch"
                        + " WHERE mark < (SELECT mark FROM usage_mark) - :marks")
                .bind("marks", MARKS_KEPT)
                .execute());
  }

  private void pruneAnswers() {
    String tooOld = InstantText.text(clock.instant().minus(IdempotencyStore.KEPT));
    database.writing(
        handle -> handle.execute("DELETE FROM first_answer WHERE begun_at < ?", tooOld));
  }
}
