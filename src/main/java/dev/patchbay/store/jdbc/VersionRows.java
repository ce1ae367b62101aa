package dev.patchbay.store.jdbc;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.ContentDigest;
import dev.patchbay.model.Revision;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.history.ConnectorVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Rows of connector versions. The newest version is the current one and is never dropped. */
final class VersionRows {
  private static final String OF_CONNECTOR =
      " FROM connector_version"
          + " WHERE tenant = :tenant AND project = :project AND connector = :connector";

  private VersionRows() {}

  /**
   * The version with a content.
   *
   * @param moreBytes bytes added to the quota; zero when the version existed
   */
  record Kept(long revision, long moreBytes) {}

  /** Returns the version with this content; writes it when it is new. */
  static Kept keep(Handle handle, Commit commit, ConnectorRow row) {
    return at(
            handle.createQuery(
                "SELECT revision, digest" + OF_CONNECTOR + " ORDER BY revision DESC LIMIT 1"),
            commit.change().key(),
            row.connector())
        .map((found, context) -> new Newest(found.getLong(1), found.getString(2)))
        .findOne()
        .filter(newest -> newest.digest().equals(row.digest()))
        .map(newest -> new Kept(newest.revision(), 0))
        .orElseGet(() -> add(handle, commit, row));
  }

  private record Newest(long revision, String digest) {}

  private static Kept add(Handle handle, Commit commit, ConnectorRow row) {
    handle
        .createUpdate(
            """
            INSERT INTO connector_version (tenant, project, connector, revision, format,
              version, digest, installed_at, installed_by, source, content, kept_bytes)
            VALUES (:tenant, :project, :connector, :revision, :format,
              :version, :digest, :installed_at, :installed_by, :source, :content, :kept_bytes)
            """)
        .bindMap(values(commit.change(), row))
        .bind("revision", commit.revision().value())
        .execute();
    return new Kept(commit.revision().value(), row.keptBytesOfVersion());
  }

  /** Column values, without the revision. */
  static Map<String, @Nullable Object> values(ProjectChange change, ConnectorRow row) {
    Map<String, @Nullable Object> values = ImportRows.keyed(change.key());
    values.put("connector", row.connector());
    values.put("format", row.format());
    values.put("version", row.version());
    values.put("digest", row.digest());
    values.put("installed_at", InstantText.text(change.at()));
    values.put("installed_by", change.actor().id());
    values.put("source", change.source());
    values.put("content", row.content());
    values.put("kept_bytes", row.keptBytesOfVersion());
    return values;
  }

  /** Versions, newest first. */
  static List<ConnectorVersion> of(Handle handle, ProjectKey project, ConnectorName connector) {
    return at(
            handle.createQuery(
                "SELECT revision, version, digest, installed_at, installed_by, source"
                    + OF_CONNECTOR
                    + " ORDER BY revision DESC"),
            project,
            connector.value())
        .map((row, context) -> version(row))
        .list();
  }

  private static ConnectorVersion version(ResultSet row) throws SQLException {
    return new ConnectorVersion(
        new Revision(row.getLong("revision")),
        new SemVer(row.getString("version")),
        new ContentDigest(row.getString("digest")),
        InstantText.instant(row.getString("installed_at")),
        row.getString("installed_by"),
        row.getString("source"));
  }

  /** The descriptor as canonical JSON. */
  static Optional<String> content(
      Handle handle, ProjectKey project, ConnectorName connector, Revision revision) {
    return at(
            handle.createQuery("SELECT content" + OF_CONNECTOR + " AND revision = :revision"),
            project,
            connector.value())
        .bind("revision", revision.value())
        .mapTo(String.class)
        .findOne();
  }

  /** A version's content. */
  record Content(String connector, long revision, String json) {}

  /** The contents of these revisions of the project. */
  static List<Content> contents(Handle handle, ProjectKey project, List<Long> revisions) {
    return handle
        .createQuery(
            "SELECT connector, revision, content FROM connector_version"
                + " WHERE tenant = :tenant AND project = :project AND revision IN (<revisions>)")
        .bind("tenant", project.tenant().value())
        .bind("project", project.project().value())
        .bindList("revisions", revisions)
        .map(
            (row, context) ->
                new Content(
                    row.getString("connector"), row.getLong("revision"), row.getString("content")))
        .list();
  }

  private static <S extends SqlStatement<S>> S at(
      S statement, ProjectKey project, String connector) {
    return statement
        .bind("tenant", project.tenant().value())
        .bind("project", project.project().value())
        .bind("connector", connector);
  }
}
