package dev.patchbay.registry.audit;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Who did what, or was not let. Holds names and digests, never a secret and never a credential.
 *
 * @param actor the caller's id
 * @param tenant empty when nobody knows whom the caller belongs to
 * @param action named like the event of it, such as {@code ConnectorInstalled}
 * @param object what the action is about: a connector, a key, a project
 * @param address from which the request came
 * @param before digest of the object before; empty when it was not there
 * @param after digest of the object after; empty when it is gone
 */
public record AuditRecord(
    Instant at,
    String actor,
    Optional<TenantId> tenant,
    String action,
    String object,
    Optional<ProjectId> project,
    Optional<String> address,
    Optional<String> correlationId,
    Outcome outcome,
    Optional<String> before,
    Optional<String> after) {

  /** What came of it. */
  public enum Outcome {
    /** It is about to happen; what came of it is a record of its own. */
    PENDING,
    DONE,
    FAILED,
    REFUSED,
    /** The node stopped in between: it may or may not have happened. */
    UNKNOWN
  }

  /** A change that is about to happen, outside of projects. */
  public static AuditRecord pending(
      Caller caller, Instant at, String action, String object, Optional<String> correlationId) {
    return new AuditRecord(
        at,
        caller.id(),
        Optional.of(caller.tenant()),
        action,
        object,
        Optional.empty(),
        Optional.of(caller.address()).filter(address -> !address.isEmpty()),
        correlationId,
        Outcome.PENDING,
        Optional.empty(),
        Optional.empty());
  }

  public AuditRecord in(ProjectId newProject) {
    return new AuditRecord(
        at,
        actor,
        tenant,
        action,
        object,
        Optional.of(newProject),
        address,
        correlationId,
        outcome,
        before,
        after);
  }

  public AuditRecord of(TenantId newTenant) {
    return new AuditRecord(
        at,
        actor,
        Optional.of(newTenant),
        action,
        object,
        project,
        address,
        correlationId,
        outcome,
        before,
        after);
  }

  public AuditRecord from(Optional<String> oldDigest, Optional<String> newDigest) {
    return new AuditRecord(
        at,
        actor,
        tenant,
        action,
        object,
        project,
        address,
        correlationId,
        outcome,
        oldDigest,
        newDigest);
  }

  public AuditRecord as(Outcome newOutcome) {
    return new AuditRecord(
        at,
        actor,
        tenant,
        action,
        object,
        project,
        address,
        correlationId,
        newOutcome,
        before,
        after);
  }

  /** That refusals in the same tenant were counted and not recorded. */
  public AuditRecord leftOut(long number) {
    return new AuditRecord(
        at,
        "patchbay",
        tenant,
        "RefusalsLeftOut",
        Long.toString(number),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Outcome.REFUSED,
        Optional.empty(),
        Optional.empty());
  }
}
