package dev.patchbay.registry.audit;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Filter of audit records.
 *
 * @param alsoOfNobody include the records that belong to no tenant
 * @param projects only these projects, if present
 * @param since the earliest time, inclusive
 * @param until the latest time, exclusive
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

  /**
   * The records that a caller may see: its tenant and its projects; for a platform-admin also the
   * records without a tenant.
   */
  public static AuditQuery by(
      Caller caller, Optional<ProjectId> project, int limit, Optional<String> cursor) {
    Optional<Set<ProjectId>> projects =
        project
            .map(wanted -> caller.mayKnow(wanted) ? Set.of(wanted) : Set.<ProjectId>of())
            .or(caller::projects);
    return new AuditQuery(
        caller.tenant(),
        caller.hasOneOf(Role.PLATFORM_ADMIN),
        projects,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit,
        cursor);
  }

  public AuditQuery of(Optional<String> newActor) {
    return new AuditQuery(tenant, alsoOfNobody, projects, newActor, since, until, limit, cursor);
  }

  public AuditQuery between(Optional<Instant> newSince, Optional<Instant> newUntil) {
    return new AuditQuery(tenant, alsoOfNobody, projects, actor, newSince, newUntil, limit, cursor);
  }

  public boolean admits(AuditRecord record) {
    return record.tenant().map(tenant::equals).orElse(alsoOfNobody)
        && projects.map(wanted -> record.project().map(wanted::contains).orElse(false)).orElse(true)
        && actor.map(record.actor()::equals).orElse(true)
        && since.map(earliest -> !record.at().isBefore(earliest)).orElse(true)
        && until.map(record.at()::isBefore).orElse(true);
  }
}
