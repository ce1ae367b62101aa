package dev.patchbay.store.jdbc;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.event.RegistryEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Change log in the database: one row per change of any node. */
final class LogRows implements CommitStep {
  private static final Logger LOG = System.getLogger(LogRows.class.getName());
  private static final int FORMAT = 1;

  @Override
  public void write(Handle handle, Commit commit) {
    LoggedChange change = commit.change().logged(commit.revision());
    handle
        .createUpdate(
            """
            INSERT INTO change_log
              (revision, format, tenant, project, changed_at, actor, correlation_id, events)
            VALUES
              (:revision, :format, :tenant, :project, :changed_at, :actor, :correlation_id, :events)
            """)
        .bindMap(values(change))
        .execute();
  }

  static Map<String, @Nullable Object> values(LoggedChange change) {
    Map<String, @Nullable Object> row = ImportRows.keyed(change.project());
    row.put("revision", change.revision().value());
    row.put("format", FORMAT);
    row.put("changed_at", InstantText.text(change.at()));
    row.put("actor", change.actor());
    row.put("correlation_id", change.correlationId().orElse(null));
    row.put("events", EventJson.write(change.events()));
    return row;
  }

  static List<LoggedChange> after(Handle handle, Revision since, int limit) {
    return handle
        .createQuery(
            "SELECT * FROM change_log WHERE revision > :since ORDER BY revision LIMIT :limit")
        .bind("since", since.value())
        .bind("limit", limit)
        .map((row, context) -> change(row))
        .list();
  }

  private static LoggedChange change(ResultSet row) throws SQLException {
    var origin =
        new RegistryEvent.Origin(
            new ProjectKey(
                new TenantId(row.getString("tenant")), new ProjectId(row.getString("project"))),
            new Revision(row.getLong("revision")),
            InstantText.instant(row.getString("changed_at")),
            row.getString("actor"));
    return new LoggedChange(
        origin.revision(),
        origin.project(),
        origin.at(),
        origin.actor(),
        Optional.ofNullable(row.getString("correlation_id")),
        events(row.getInt("format"), row.getString("events"), origin));
  }

  /** A change whose events cannot be parsed is still published, without events. */
  private static List<RegistryEvent> events(int format, String json, RegistryEvent.Origin origin) {
    if (format <= FORMAT) {
      try {
        return EventJson.read(json, origin);
      } catch (RuntimeException e) {
        LOG.log(
            Level.WARNING, "The events of revision " + origin.revision() + " cannot be parsed.", e);
      }
    }
    return List.of();
  }
}
