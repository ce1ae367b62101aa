package dev.patchbay.store.jdbc;

import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.audit.AuditLine;
import dev.patchbay.registry.audit.AuditQuery;
import dev.patchbay.registry.audit.AuditRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Searches the audit records of all nodes in the order in which they were written. */
final class AuditSearch {
  private AuditSearch() {}

  /** A row and its id; without a record when this version cannot parse it. */
  record Found(long id, Optional<AuditRecord> record) {}

  /** Matching rows, newest first. */
  static List<Found> find(Handle handle, AuditQuery query, long before, int limit) {
    Query select =
        handle
            .createQuery("SELECT id, line FROM audit_record WHERE id < :before" + conditions(query))
            .bind("before", before)
            .bind("tenant", query.tenant().value())
            .bind("limit", limit);
    query.projects().ifPresent(projects -> select.bindList("projects", names(projects)));
    query.actor().ifPresent(actor -> select.bind("actor", actor));
    query.since().ifPresent(since -> select.bind("since", InstantText.text(since)));
    query.until().ifPresent(until -> select.bind("until", InstantText.text(until)));
    return select.map((row, context) -> found(row)).list();
  }

  private static String conditions(AuditQuery query) {
    return (query.alsoOfNobody()
            ? " AND (tenant = :tenant OR tenant IS NULL)"
            : " AND tenant = :tenant")
        + (query.projects().isPresent() ? " AND project IN (<projects>)" : "")
        + (query.actor().isPresent() ? " AND actor = :actor" : "")
        + (query.since().isPresent() ? " AND recorded_at >= :since" : "")
        + (query.until().isPresent() ? " AND recorded_at < :until" : "")
        + " ORDER BY id DESC LIMIT :limit";
  }

  /** An SQL list needs an element; no project has an empty name. */
  private static List<String> names(Set<ProjectId> projects) {
    return projects.isEmpty() ? List.of("") : projects.stream().map(ProjectId::value).toList();
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getLong("id"), AuditLine.read(row.getString("line")).map(AuditLine::record));
  }
}
