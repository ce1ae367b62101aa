package dev.patchbay.registry.change;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.CallerCheck;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Applies changes to projects: compute, record, commit, publish the snapshot, publish the events.
 * Changes of one project run one at a time. A failed commit leaves everything as it was. An event
 * is published after its snapshot.
 */
@SingletonBean
public class ProjectChanges {
  private final Snapshots snapshots;
  private final RegistryStore store;
  private final ForeignChanges foreign;
  private final ChangeShares shares;
  private final ProjectLocks locks;
  private final CommitRetry retry;
  private final AuditTrail trail;
  private final CallerCheck callers;
  private final ChangePublisher publisher;

  @Inject
  public ProjectChanges(
      Snapshots snapshots,
      RegistryStore store,
      ForeignChanges foreign,
      ChangeShares shares,
      ProjectLocks locks,
      CommitRetry retry,
      AuditTrail trail,
      CallerCheck callers,
      ChangePublisher publisher) {
    this.snapshots = snapshots;
    this.store = store;
    this.foreign = foreign;
    this.shares = shares;
    this.locks = locks;
    this.retry = retry;
    this.trail = trail;
    this.callers = callers;
    this.publisher = publisher;
  }

  /** Changes the project without a precondition. */
  public <T> T apply(ProjectKey key, ChangePlan<T> plan) {
    return apply(key, Precondition.none(), plan).result();
  }

  /** Changes the project; fails with PRECONDITION_FAILED when the precondition does not hold. */
  public <T> Changed<T> apply(ChangeRequest request, ChangePlan<T> plan) {
    return apply(request.key(), request.precondition(), plan);
  }

  private <T> Changed<T> apply(ProjectKey key, Precondition precondition, ChangePlan<T> plan) {
    Applied<T> applied =
        shares.within(
            key.tenant(), () -> locks.inTurn(key, () -> attempt(key, precondition, plan)));
    applied.change().ifPresent(publisher::committed);
    return applied.outcome();
  }

  private record Applied<T>(Optional<LoggedChange> change, Changed<T> outcome) {}

  private <T> Applied<T> attempt(ProjectKey key, Precondition precondition, ChangePlan<T> plan) {
    Computed<T> computed =
        onKnown(key, precondition, plan).orElseGet(() -> onStored(key, precondition, plan));
    CommitRetry.Attempts attempts = retry.begin();
    while (true) {
      ChangePlan.Step<T> step = computed.step();
      if (step.change().isEmpty()) {
        step.beside().run();
        return new Applied<>(
            Optional.empty(), new Changed<>(revision(computed.current()), step.result()));
      }
      ProjectChange change = step.change().get();
      Optional<Revision> revision = commit(change, computed.current(), attempts);
      if (revision.isPresent()) {
        publish(change, revision.get());
        step.beside().run();
        return new Applied<>(
            Optional.of(change.logged(revision.get())),
            new Changed<>(revision.get(), step.result()));
      }
      computed = onStored(key, precondition, plan);
    }
  }

  /** A plan's step, and the project that it was computed on. */
  private record Computed<T>(Optional<ProjectRegistry> current, ChangePlan.Step<T> step) {}

  /**
   * Computes the change on the project as this node knows it; the commit compares its revision with
   * the store. Empty when the store must be read first: for a precondition, a refusal, or when
   * there is nothing to commit, because the caller may have read a newer revision from another
   * node.
   */
  private <T> Optional<Computed<T>> onKnown(
      ProjectKey key, Precondition precondition, ChangePlan<T> plan) {
    if (!precondition.equals(Precondition.none())) {
      return Optional.empty();
    }
    Optional<ProjectRegistry> known = snapshots.find(key);
    try {
      ChangePlan.Step<T> step = plan.compute(known);
      return step.change().map(change -> new Computed<>(known, step));
    } catch (MCPRuntimeException refusal) {
      return Optional.empty();
    }
  }

  private <T> Computed<T> onStored(ProjectKey key, Precondition precondition, ChangePlan<T> plan) {
    Optional<ProjectRegistry> stored = foreign.refresh(key);
    return new Computed<>(stored, compute(precondition, plan, stored));
  }

  /** A missing target takes precedence over a failed precondition (RFC 9110 section 13.2.1). */
  private static <T> ChangePlan.Step<T> compute(
      Precondition precondition, ChangePlan<T> plan, Optional<ProjectRegistry> current) {
    if (current.isPresent()) {
      precondition.require(current);
      return plan.compute(current);
    }
    ChangePlan.Step<T> step = plan.compute(current);
    precondition.require(current);
    return step;
  }

  private static Revision revision(Optional<ProjectRegistry> current) {
    return current.map(ProjectRegistry::revision).orElse(Revision.NONE);
  }

  /** Empty when another node committed first and another attempt is due. */
  private Optional<Revision> commit(
      ProjectChange change, Optional<ProjectRegistry> current, CommitRetry.Attempts attempts) {
    try {
      return Optional.of(
          trail.recording(
              ChangeRecords.of(change, current),
              () -> callers.require(change.actor()),
              permit -> store.commit(change, revision(current), permit)));
    } catch (MCPRuntimeException e) {
      if (e.kind() == FailureKind.REVISION_CONFLICT && attempts.another()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void publish(ProjectChange change, Revision revision) {
    change
        .after()
        .ifPresentOrElse(
            after -> snapshots.publish(after.at(revision, change.at())),
            () -> snapshots.remove(change.key(), revision));
    foreign.readableAgain(change.key(), change.put());
  }
}
