package dev.patchbay.registry.change;

import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.AuditRecord;
import dev.patchbay.registry.usage.UsageTotal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes of several projects that are committed as one.
 *
 * @param changes of one project each; several changes of one project build upon each other
 * @param before the expected state of each project before the first change
 * @param usage the totals that the tools of these projects then have
 */
public record ImportBatch(
    List<ProjectChange> changes,
    Map<ProjectKey, Optional<ProjectRegistry>> before,
    List<UsageTotal> usage) {
  public ImportBatch {
    changes = List.copyOf(changes);
    before = Map.copyOf(before);
    usage = List.copyOf(usage);
  }

  /** Expected revision of each project; {@link Revision#NONE} for a project that must be absent. */
  public Map<ProjectKey, Revision> expected() {
    Map<ProjectKey, Revision> expected = new HashMap<>();
    before.forEach(
        (key, project) ->
            expected.put(key, project.map(ProjectRegistry::revision).orElse(Revision.NONE)));
    return expected;
  }

  /** The audit records of all changes. */
  public List<AuditRecord> toRecord() {
    return changes.stream()
        .flatMap(change -> ChangeRecords.of(change, replacedBy(change)).stream())
        .toList();
  }

  /** The project that the change removes; empty for all other changes. */
  private Optional<ProjectRegistry> replacedBy(ProjectChange change) {
    return change.after().isPresent()
        ? Optional.empty()
        : before.getOrDefault(change.key(), Optional.empty());
  }
}
