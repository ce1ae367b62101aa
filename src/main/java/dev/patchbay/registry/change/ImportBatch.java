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
 * @param changes of one project each; several of one project build upon each other
 * @param before each of the projects as it must be before the first of its changes
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

  /** At which revision each project must be; {@link Revision#NONE} for one that must be absent. */
  public Map<ProjectKey, Revision> expected() {
    Map<ProjectKey, Revision> expected = new HashMap<>();
    before.forEach(
        (key, project) ->
            expected.put(key, project.map(ProjectRegistry::revision).orElse(Revision.NONE)));
    return expected;
  }

  /** What the audit trail is to say of all changes. */
  public List<AuditRecord> toRecord() {
    return changes.stream()
        .flatMap(change -> ChangeRecords.of(change, replacedBy(change)).stream())
        .toList();
  }

  /** Only a removal finds anything. */
  private Optional<ProjectRegistry> replacedBy(ProjectChange change) {
    return change.after().isPresent()
        ? Optional.empty()
        : before.getOrDefault(change.key(), Optional.empty());
  }
}
