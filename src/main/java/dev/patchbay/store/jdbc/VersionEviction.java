package dev.patchbay.store.jdbc;

import dev.patchbay.model.TenantId;
import dev.patchbay.registry.change.QuotaSettings;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Evicts old versions of a tenant that has reached its quota of bytes: first versions kept only for
 * their age, then those of uninstalled connectors, oldest first. The newest versions of an
 * installed connector stay. Searches without a lock and drops in short transactions, so that other
 * tenants do not wait.
 */
final class VersionEviction {
  private static final int ROWS_AT_ONCE = 1_000;

  /** Fraction of the quota freed at once, so that one search pays for many following changes. */
  private static final int SHARE = 8;

  private static final String CANDIDATES =
      """
      SELECT project, connector, revision, kept_bytes FROM (
        SELECT ranked.*, SUM(kept_bytes) OVER (
          ORDER BY CASE WHEN place > :keep THEN 0 ELSE 1 END, revision, project, connector) AS freed
        FROM (
          SELECT v.project, v.connector, v.revision, v.kept_bytes,
            c.connector AS installed,
            ROW_NUMBER() OVER (
              PARTITION BY v.project, v.connector ORDER BY v.revision DESC) AS place
          FROM connector_version v LEFT JOIN connector c
            ON c.tenant = v.tenant AND c.project = v.project AND c.connector = v.connector
          WHERE v.tenant = :tenant) ranked
        WHERE place > :keep OR installed IS NULL) summed
      WHERE freed - kept_bytes < :wanted
      """;

  private final Database database;
  private final Retention retention;
  private final TenantTotals totals;
  private final long wanted;

  VersionEviction(
      Database database, Retention retention, QuotaSettings quota, TenantTotals totals) {
    this.database = database;
    this.retention = retention;
    this.totals = totals;
    this.wanted = Math.max(1, quota.keptBytes() / SHARE);
  }

  private record Candidate(String project, String connector, long revision, long bytes) {}

  /** Drops versions until the fraction is free; false when there is nothing to drop. */
  boolean run(TenantId tenant) {
    List<Candidate> candidates = database.read(handle -> candidates(handle, tenant.value()));
    long freed = 0;
    for (int from = 0; from < candidates.size(); from += ROWS_AT_ONCE) {
      int to = Math.min(candidates.size(), from + ROWS_AT_ONCE);
      List<Candidate> some = candidates.subList(from, to);
      freed += database.write(handle -> drop(handle, tenant.value(), some));
    }
    return freed > 0;
  }

  private List<Candidate> candidates(Handle handle, String tenant) {
    return handle
        .createQuery(CANDIDATES)
        .bind("tenant", tenant)
        .bind("keep", retention.versions())
        .bind("wanted", wanted)
        .map(
            (row, context) ->
                new Candidate(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
        .list();
  }

  /** Skips a version that has become current since the search. */
  private long drop(Handle handle, String tenant, List<Candidate> candidates) {
    StoreRow.hold(handle);
    PreparedBatch batch =
        handle.prepareBatch(
            """
            DELETE FROM connector_version WHERE tenant = :tenant AND project = :project
              AND connector = :connector AND revision = :revision
              AND NOT EXISTS (SELECT 1 FROM connector c WHERE c.tenant = :tenant
                AND c.project = :project AND c.connector = :connector
                AND c.content_revision = :revision)
            """);
    candidates.forEach(
        each ->
            batch
                .bind("tenant", tenant)
                .bind("project", each.project())
                .bind("connector", each.connector())
                .bind("revision", each.revision())
                .add());
    int[] dropped = batch.execute();
    long freed = 0;
    for (int i = 0; i < dropped.length; i++) {
      freed += dropped[i] * candidates.get(i).bytes();
    }
    totals.addBytes(handle, tenant, -freed);
    return freed;
  }
}
