package dev.patchbay.store.jdbc;

import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.change.QuotaSettings;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Running totals per tenant, and the quotas on them. They change only in transactions that lock the
 * store's row, so that they are exact across nodes. Reading one costs the same for every tenant.
 */
final class TenantTotals {
  private final QuotaSettings quota;

  TenantTotals(QuotaSettings quota) {
    this.quota = quota;
  }

  private record Total(long projects, long keptBytes) {}

  /** Counts one more project; fails with VALIDATION_ERROR when the quota is exceeded. */
  void addProject(Handle handle, String tenant) {
    add(handle, tenant, 1, 0);
  }

  void removeProject(Handle handle, String tenant, long keptBytes) {
    add(handle, tenant, -1, -keptBytes);
  }

  /** Adds bytes, which may be negative; fails with VALIDATION_ERROR when the quota is exceeded. */
  void addBytes(Handle handle, String tenant, long bytes) {
    if (bytes != 0) {
      add(handle, tenant, 0, bytes);
    }
  }

  /** Adds projects and bytes; fails with VALIDATION_ERROR when a quota is exceeded. */
  void add(Handle handle, String tenant, long projects, long bytes) {
    Total total = change(handle, tenant, projects, bytes);
    if (projects > 0) {
      quota.requireProjects(total.projects());
    }
    if (bytes > 0) {
      quota.requireBytes(total.keptBytes());
    }
  }

  /** Bytes that the projects, all of one tenant, keep. */
  static long keptBytes(Handle handle, List<ProjectKey> projects) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(kept_bytes), 0) FROM (
              SELECT kept_bytes FROM connector_version
              WHERE tenant = :tenant AND project IN (<projects>)
              UNION ALL
              SELECT kept_bytes FROM connector
              WHERE tenant = :tenant AND project IN (<projects>)) of_projects
            """)
        .bind("tenant", projects.get(0).tenant().value())
        .bindList("projects", projects.stream().map(key -> key.project().value()).toList())
        .mapTo(Long.class)
        .one();
  }

  private static Total change(Handle handle, String tenant, long projects, long bytes) {
    int known =
        handle
            .createUpdate(
                "UPDATE tenant_total SET projects = projects + :projects,"
                    + " kept_bytes = kept_bytes + :bytes WHERE tenant = :tenant")
            .bind("tenant", tenant)
            .bind("projects", projects)
            .bind("bytes", bytes)
            .execute();
    if (known == 0) {
      handle.execute("INSERT INTO tenant_total VALUES (?, ?, ?)", tenant, projects, bytes);
    }
    return handle
        .createQuery("SELECT projects, kept_bytes FROM tenant_total WHERE tenant = :tenant")
        .bind("tenant", tenant)
        .map((row, context) -> new Total(row.getLong(1), row.getLong(2)))
        .one();
  }

  /** Recounts all totals, since nodes of an earlier version change rows without counting. */
  static void recount(Handle handle) {
    StoreRow.hold(handle);
    handle.execute("DELETE FROM tenant_total");
    handle.execute(
        """
        INSERT INTO tenant_total (tenant, projects, kept_bytes)
        SELECT tenant, SUM(projects), SUM(bytes) FROM (
          SELECT tenant, COUNT(*) AS projects, 0 AS bytes FROM project GROUP BY tenant
          UNION ALL
          SELECT tenant, 0, SUM(kept_bytes) FROM connector_version GROUP BY tenant
          UNION ALL
          SELECT tenant, 0, SUM(kept_bytes) FROM connector GROUP BY tenant) counted
        GROUP BY tenant
        """);
  }
}
