package dev.patchbay.store.jdbc;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Transaction that makes a staged import visible: takes all revisions at once, compares the
 * projects with the expected revisions, and moves the rows table by table. Other changes wait
 * meanwhile.
 */
final class ImportSwitch {
  private static final int PROJECTS_AT_ONCE = 500;

  private final ImportStaging.Staged staged;
  private final TenantTotals totals;
  private final Map<ProjectKey, Revision> expected;

  ImportSwitch(
      ImportStaging.Staged staged, TenantTotals totals, Map<ProjectKey, Revision> expected) {
    this.staged = staged;
    this.totals = totals;
    this.expected = expected;
  }

  /**
   * Returns the revision before the first of the import. Fails with REVISION_CONFLICT, and with
   * VALIDATION_ERROR when the tenant would exceed a quota.
   */
  Revision write(Handle handle, ImportRows.Totals brought) {
    Revision base = StoreRow.skip(handle, brought.changes());
    staged.done(handle);
    UsageRows.hold(handle);
    count(handle, brought);
    removeReplaced(handle);
    requireAbsent(handle);
    for (StagedTable table : StagedTable.values()) {
      if (table != StagedTable.USAGE) {
        staged.move(handle, table, base.value());
      }
    }
    if (brought.hasUsage()) {
      staged.move(handle, StagedTable.USAGE, UsageRows.nextMark(handle));
    }
    return base;
  }

  private void count(Handle handle, ImportRows.Totals brought) {
    List<ProjectKey> replaced = replaced().stream().map(Map.Entry::getKey).toList();
    long freed = 0;
    for (int from = 0; from < replaced.size(); from += PROJECTS_AT_ONCE) {
      int to = Math.min(replaced.size(), from + PROJECTS_AT_ONCE);
      freed += TenantTotals.keptBytes(handle, replaced.subList(from, to));
    }
    for (ProjectKey any : expected.keySet().stream().limit(1).toList()) {
      totals.add(
          handle,
          any.tenant().value(),
          brought.projects() - replaced.size(),
          brought.keptBytes() - freed);
    }
  }

  private List<Map.Entry<ProjectKey, Revision>> replaced() {
    return expected.entrySet().stream().filter(e -> !e.getValue().equals(Revision.NONE)).toList();
  }

  private void removeReplaced(Handle handle) {
    List<Map.Entry<ProjectKey, Revision>> present = replaced();
    for (int from = 0; from < present.size(); from += PROJECTS_AT_ONCE) {
      int to = Math.min(present.size(), from + PROJECTS_AT_ONCE);
      PreparedBatch batch =
          handle.prepareBatch(
              "DELETE FROM project"
                  + " WHERE tenant = :tenant AND project = :project AND revision = :expected");
      present
          .subList(from, to)
          .forEach(
              each -> at(batch, each.getKey()).bind("expected", each.getValue().value()).add());
      for (int removed : batch.execute()) {
        if (removed == 0) {
          throw conflict();
        }
      }
    }
  }

  private void requireAbsent(Handle handle) {
    List<ProjectKey> keys = new ArrayList<>(expected.keySet());
    for (int from = 0; from < keys.size(); from += PROJECTS_AT_ONCE) {
      List<ProjectKey> some = keys.subList(from, Math.min(keys.size(), from + PROJECTS_AT_ONCE));
      long there =
          handle
              .createQuery(
                  "SELECT COUNT(*) FROM project WHERE tenant = :tenant AND project IN (<projects>)")
              .bind("tenant", some.get(0).tenant().value())
              .bindList("projects", some.stream().map(key -> key.project().value()).toList())
              .mapTo(Long.class)
              .one();
      if (there > 0) {
        throw conflict();
      }
    }
  }

  private static PreparedBatch at(PreparedBatch batch, ProjectKey key) {
    return batch.bind("tenant", key.tenant().value()).bind("project", key.project().value());
  }

  private static MCPRuntimeException conflict() {
    return new MCPRuntimeException(
        FailureKind.REVISION_CONFLICT, "A project of the import was changed meanwhile; try again.");
  }
}
