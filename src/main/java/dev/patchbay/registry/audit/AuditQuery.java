package dev.patchbay.registry.audit;

import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which records.
 *
 * @param alsoOfNobody whether those count that belong to no tenant
 * @param projects the only ones, if that is limited
 * @param since the earliest time, included
 * @param until the latest time, not included
 * @param cursor of an earlier page
 */
public record AuditQuery(
    TenantId tenant,
    boolean alsoOfNobody,
    Optional<Set<ProjectId>> projects,
    Optional<String> actor,
    Optional<Instant> since,
    Optional<Instant> until,
    int limit,
    Optional<String> cursor) {

  public boolean admits(AuditRecord record) {
    return record.tenant().map(tenant::equals).orElse(alsoOfNobody)
        && projects.map(wanted -> record.project().map(wanted::contains).orElse(false)).orElse(true)
        && actor.map(record.actor()::equals).orElse(true)
        && since.map(earliest -> !record.at().isBefore(earliest)).orElse(true)
        && until.map(record.at()::isBefore).orElse(true);
  }
}
