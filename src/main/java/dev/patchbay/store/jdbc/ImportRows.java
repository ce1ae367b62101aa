package dev.patchbay.store.jdbc;

import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.usage.UsageTotal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Converts the changes of an import to the final rows, with revisions that count from 1. Holds the
 * rows of one project at a time, so the changes of a project must be consecutive. For one thread.
 */
final class ImportRows {
  private final Consumer<StagedRow> out;
  private final Map<String, String> newestDigest = new HashMap<>();
  private final Map<String, Long> newestRevision = new HashMap<>();
  private final Map<String, Map<String, @Nullable Object>> connectors = new LinkedHashMap<>();
  private Optional<ProjectChange> latest = Optional.empty();
  private long revision;
  private long projects;
  private long keptBytes;

  ImportRows(Consumer<StagedRow> out) {
    this.out = out;
  }

  /**
   * Totals of an import.
   *
   * @param keptBytes of its versions and connectors, as quotas count them
   */
  record Totals(long changes, long projects, long keptBytes, boolean hasUsage) {}

  /**
   * @param put the rows of the connectors that the change puts
   */
  void change(ProjectChange change, List<ConnectorRow> put) {
    if (latest.filter(last -> last.key().equals(change.key())).isEmpty()) {
      finishProject();
    }
    revision++;
    latest = Optional.of(change);
    if (change.after().isEmpty()) {
      forget();
    }
    change.removed().ifPresent(name -> connectors.remove(name.value()));
    put.forEach(row -> put(change, row));
    out.accept(logRow(change.logged(new Revision(revision))));
  }

  private void put(ProjectChange change, ConnectorRow row) {
    if (!row.digest().equals(newestDigest.put(row.connector(), row.digest()))) {
      newestRevision.put(row.connector(), revision);
      Map<String, @Nullable Object> version = VersionRows.values(change, row);
      version.put("revision", revision);
      keptBytes += row.keptBytesOfVersion();
      out.accept(StagedRow.of(StagedTable.VERSION, version));
    }
    Map<String, @Nullable Object> values = ConnectorRows.values(change.key(), row);
    values.put("content_revision", newestRevision.get(row.connector()));
    connectors.put(row.connector(), values);
  }

  private void finishProject() {
    latest.ifPresent(
        change ->
            change
                .after()
                .ifPresent(
                    after -> {
                      projects++;
                      out.accept(StagedRow.of(StagedTable.PROJECT, project(change, after)));
                    }));
    connectors.values().forEach(this::connector);
    forget();
  }

  private void connector(Map<String, @Nullable Object> row) {
    keptBytes += (Long) Objects.requireNonNull(row.get("kept_bytes"));
    out.accept(StagedRow.of(StagedTable.CONNECTOR, row));
  }

  private void forget() {
    connectors.clear();
    newestDigest.clear();
    newestRevision.clear();
  }

  private Map<String, @Nullable Object> project(ProjectChange change, ProjectRegistry after) {
    Map<String, @Nullable Object> row = keyed(change.key());
    row.put("revision", revision);
    row.put("created_at", InstantText.text(after.createdAt()));
    row.put("updated_at", InstantText.text(change.at()));
    row.put("next_sequence", after.connectors().nextSequence());
    return row;
  }

  private StagedRow logRow(LoggedChange change) {
    Map<String, @Nullable Object> row = LogRows.values(change);
    row.put("revision", revision);
    return StagedRow.of(StagedTable.CHANGE, row);
  }

  /** Writes the usage totals; returns the totals of the import. */
  Totals finish(List<UsageTotal> usage) {
    finishProject();
    for (UsageTotal total : usage) {
      Map<String, @Nullable Object> row = keyed(total.project());
      row.put("connector", total.connector().value());
      row.put("tool", total.tool().value());
      row.put("uses", total.uses());
      row.put("last_used", InstantText.text(total.lastUsed()));
      row.put("mark", 0L);
      out.accept(StagedRow.of(StagedTable.USAGE, row));
    }
    return new Totals(revision, projects, keptBytes, !usage.isEmpty());
  }

  static Map<String, @Nullable Object> keyed(ProjectKey key) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("tenant", key.tenant().value());
    row.put("project", key.project().value());
    return row;
  }
}
