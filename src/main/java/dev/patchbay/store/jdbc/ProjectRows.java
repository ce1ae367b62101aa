package dev.patchbay.store.jdbc;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of projects and their revisions; makes the compare-and-set of every change. */
final class ProjectRows implements CommitStep {
  private final TenantTotals totals;

  ProjectRows(TenantTotals totals) {
    this.totals = totals;
  }

  @Override
  public void write(Handle handle, Commit commit) {
    Optional<ProjectRegistry> after = commit.change().after();
    int written =
        after.isEmpty()
            ? delete(handle, commit)
            : commit.expected().equals(Revision.NONE)
                ? insert(handle, commit, after.get())
                : update(handle, commit, after.get());
    if (written == 0) {
      throw new MCPRuntimeException(
          FailureKind.REVISION_CONFLICT,
          "Another change of the project was committed first; try again.");
    }
    if (after.isPresent() && commit.expected().equals(Revision.NONE)) {
      totals.addProject(handle, commit.tenant());
    }
  }

  private static int insert(Handle handle, Commit commit, ProjectRegistry after) {
    return handle
        .createUpdate(
            """
            INSERT INTO project (tenant, project, revision, created_at, updated_at, next_sequence)
            SELECT :tenant, :project, :revision, :created_at, :updated_at, :next_sequence FROM store
            WHERE NOT EXISTS (SELECT 1 FROM project WHERE tenant = :tenant AND project = :project)
            """)
        .bind("tenant", commit.tenant())
        .bind("project", commit.project())
        .bind("revision", commit.revision().value())
        .bind("created_at", InstantText.text(after.createdAt()))
        .bind("updated_at", InstantText.text(commit.change().at()))
        .bind("next_sequence", after.connectors().nextSequence())
        .execute();
  }

  private static int update(Handle handle, Commit commit, ProjectRegistry after) {
    return handle
        .createUpdate(
            """
            UPDATE project
            SET revision = :revision, updated_at = :updated_at, next_sequence = :next_sequence
            WHERE tenant = :tenant AND project = :project AND revision = :expected
            """)
        .bind("tenant", commit.tenant())
        .bind("project", commit.project())
        .bind("revision", commit.revision().value())
        .bind("updated_at", InstantText.text(commit.change().at()))
        .bind("next_sequence", after.connectors().nextSequence())
        .bind("expected", commit.expected().value())
        .execute();
  }

  /** Deletes the project with its connectors and versions. */
  private int delete(Handle handle, Commit commit) {
    UsageRows.hold(handle);
    long keptBytes = TenantTotals.keptBytes(handle, List.of(commit.change().key()));
    int deleted = deleteRow(handle, commit);
    if (deleted > 0) {
      totals.removeProject(handle, commit.tenant(), keptBytes);
    }
    return deleted;
  }

  private static int deleteRow(Handle handle, Commit commit) {
    return handle
        .createUpdate(
            "DELETE FROM project"
                + " WHERE tenant = :tenant AND project = :project AND revision = :expected")
        .bind("tenant", commit.tenant())
        .bind("project", commit.project())
        .bind("expected", commit.expected().value())
        .execute();
  }

  /** A project with its connectors, all of one revision, without contents. */
  record Stored(
      long revision,
      String createdAt,
      String updatedAt,
      long nextSequence,
      List<Placed> connectors) {}

  /** A connector and the revision of its current version. */
  record Placed(ConnectorRow row, long contentRevision) {}

  /** One statement, so that its rows belong to one moment. */
  static Optional<Stored> find(Handle handle, ProjectKey key) {
    return handle
        .createQuery(
            """
            SELECT p.revision, p.created_at, p.updated_at, p.next_sequence, c.*
            FROM project p
            LEFT JOIN connector c ON c.tenant = p.tenant AND c.project = p.project
            WHERE p.tenant = :tenant AND p.project = :project
            ORDER BY c.place
            """)
        .bind("tenant", key.tenant().value())
        .bind("project", key.project().value())
        .reduceResultSet(
            Optional.<Stored>empty(),
            (before, row, context) -> {
              Stored stored = before.isPresent() ? before.get() : stored(row);
              if (row.getString("connector") != null) {
                stored.connectors().add(placed(row));
              }
              return Optional.of(stored);
            });
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getLong("revision"),
        row.getString("created_at"),
        row.getString("updated_at"),
        row.getLong("next_sequence"),
        new ArrayList<>());
  }

  private static Placed placed(ResultSet row) throws SQLException {
    return new Placed(
        new ConnectorRow(
            row.getString("connector"),
            row.getInt("format"),
            row.getLong("place"),
            "",
            row.getString("digest"),
            row.getString("loaded_at"),
            Optional.ofNullable(row.getString("file_path")),
            Optional.ofNullable(row.getString("file_mtime")),
            Optional.ofNullable(row.getString("taken_sha256")),
            Optional.ofNullable(row.getString("taken_digest")),
            row.getBoolean("enabled"),
            row.getString("config"),
            row.getString("tools"),
            row.getString("notices"),
            ""),
        row.getLong("content_revision"));
  }

  static List<ProjectKey> keys(Handle handle) {
    return handle
        .createQuery("SELECT tenant, project FROM project ORDER BY tenant, project")
        .map(
            (row, context) ->
                new ProjectKey(
                    new TenantId(row.getString("tenant")), new ProjectId(row.getString("project"))))
        .list();
  }
}
