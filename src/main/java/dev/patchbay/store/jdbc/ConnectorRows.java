package dev.patchbay.store.jdbc;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.state.ProjectKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Commit step for the table of installed connectors. */
final class ConnectorRows implements CommitStep {
  private final TenantTotals totals;

  ConnectorRows(TenantTotals totals) {
    this.totals = totals;
  }

  private static final String WHERE =
      " WHERE tenant = :tenant AND project = :project AND connector = :connector";

  @Override
  public void write(Handle handle, Commit commit) {
    commit.change().removed().ifPresent(name -> remove(handle, commit, name));
    commit.put().forEach(row -> put(handle, commit, row));
  }

  private void remove(Handle handle, Commit commit, ConnectorName name) {
    UsageRows.hold(handle);
    find(handle, commit, name.value())
        .ifPresent(before -> totals.addBytes(handle, commit.tenant(), -before.keptBytes()));
    at(handle.createUpdate("DELETE FROM connector" + WHERE), commit, name.value()).execute();
  }

  private record Before(String tools, long keptBytes) {}

  private static Optional<Before> find(Handle handle, Commit commit, String connector) {
    return at(
            handle.createQuery("SELECT tools, kept_bytes FROM connector" + WHERE),
            commit,
            connector)
        .map((row, context) -> new Before(row.getString(1), row.getLong(2)))
        .findOne();
  }

  private void put(Handle handle, Commit commit, ConnectorRow row) {
    Optional<Before> before = find(handle, commit, row.connector());
    Set<String> tools = Set.copyOf(Arrays.asList(row.tools().split(" ")));
    boolean loses =
        before.isPresent() && !tools.containsAll(Arrays.asList(before.get().tools().split(" ")));
    if (loses) {
      UsageRows.hold(handle);
      UsageRows.retain(handle, commit, row.connector(), tools);
    }
    VersionRows.Kept kept = VersionRows.keep(handle, commit, row);
    Update write =
        handle.createUpdate(
            before.isPresent()
                ? """
                  UPDATE connector
                  SET format = :format, place = :place, content_revision = :content_revision,
                    digest = :digest, loaded_at = :loaded_at, file_path = :file_path,
                    file_mtime = :file_mtime, taken_sha256 = :taken_sha256,
                    taken_digest = :taken_digest, enabled = :enabled, config = :config,
                    tools = :tools, notices = :notices, kept_bytes = :kept_bytes
                  """
                    + WHERE
                : """
                  INSERT INTO connector (tenant, project, connector, format, place,
                    content_revision, digest, loaded_at, file_path, file_mtime, taken_sha256,
                    taken_digest, enabled, config, tools, notices, kept_bytes)
                  VALUES (:tenant, :project, :connector, :format, :place, :content_revision,
                    :digest, :loaded_at, :file_path, :file_mtime, :taken_sha256, :taken_digest,
                    :enabled, :config, :tools, :notices, :kept_bytes)
                  """);
    write
        .bindMap(values(commit.change().key(), row))
        .bind("content_revision", kept.revision())
        .execute();
    totals.addBytes(
        handle,
        commit.tenant(),
        row.keptBytes() - before.map(Before::keptBytes).orElse(0L) + kept.moreBytes());
  }

  private static <S extends SqlStatement<S>> S at(S statement, Commit commit, String connector) {
    return statement
        .bind("tenant", commit.tenant())
        .bind("project", commit.project())
        .bind("connector", connector);
  }

  /** Column values, without the revision of the content. */
  static Map<String, @Nullable Object> values(ProjectKey key, ConnectorRow row) {
    Map<String, @Nullable Object> values = ImportRows.keyed(key);
    values.put("connector", row.connector());
    values.put("format", row.format());
    values.put("place", row.place());
    values.put("digest", row.digest());
    values.put("loaded_at", row.loadedAt());
    values.put("file_path", row.filePath().orElse(null));
    values.put("file_mtime", row.fileMtime().orElse(null));
    values.put("taken_sha256", row.takenSha256().orElse(null));
    values.put("taken_digest", row.takenDigest().orElse(null));
    values.put("enabled", row.enabled());
    values.put("config", row.config());
    values.put("tools", row.tools());
    values.put("notices", row.notices());
    values.put("kept_bytes", row.keptBytes());
    return values;
  }
}
