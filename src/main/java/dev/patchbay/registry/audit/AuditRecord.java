package dev.patchbay.registry.audit;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * An audit record: actor, action, object, outcome. Holds names and digests, never a secret or a
 * credential.
 *
 * @param actor the caller's id
 * @param tenant empty when the tenant of the caller is unknown
 * @param action named like its event, such as {@code ConnectorInstalled}
 * @param object what the action is about: a connector, a key, a project
 * @param address the IP address of the request
 * @param before digest of the object before; empty when it was absent
 * @param after digest of the object after; empty when it was removed
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

  /** Outcome of the action. */
  public enum Outcome {
    /** About to happen; a later record states the outcome. */
    PENDING,
    DONE,
    FAILED,
    REFUSED,
    /** The node stopped in between; the action may have happened or not. */
    UNKNOWN
  }

  /** A change outside of projects that is about to happen. */
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

  /** States how many refusals of the same tenant were counted and not recorded. */
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
