package dev.patchbay.registry.change;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.AuditTrail;
import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The one way to change a project: compute, record, commit, publish, tell. Changes of one project
 * queue; a commit that fails leaves everything as it was; whoever hears an event finds the snapshot
 * that it tells of.
 */
@ApplicationScoped
public class ProjectChanges {
  private Snapshots snapshots;
  private RegistryStore store;
  private ForeignChanges foreign;
  private ProjectLocks locks;
  private Perseverance perseverance;
  private AuditTrail trail;
  private Announcer announcer;

  @SuppressWarnings("NullAway.Init")
  ProjectChanges() {}

  @Inject
  public ProjectChanges(
      Snapshots snapshots,
      RegistryStore store,
      ForeignChanges foreign,
      ProjectLocks locks,
      Perseverance perseverance,
      AuditTrail trail,
      Announcer announcer) {
    this.snapshots = snapshots;
    this.store = store;
    this.foreign = foreign;
    this.locks = locks;
    this.perseverance = perseverance;
    this.trail = trail;
    this.announcer = announcer;
  }

  public <T> T apply(ProjectKey key, ChangePlan<T> plan) {
    Applied<T> applied = locks.inTurn(key, () -> attempt(key, plan));
    applied.change().ifPresent(announcer::committed);
    return applied.result();
  }

  private record Applied<T>(Optional<LoggedChange> change, T result) {}

  private <T> Applied<T> attempt(ProjectKey key, ChangePlan<T> plan) {
    Optional<ProjectRegistry> current = snapshots.find(key);
    Perseverance.Attempts attempts = perseverance.begin();
    while (true) {
      ChangePlan.Step<T> step = plan.compute(current);
      if (step.change().isEmpty()) {
        step.beside().run();
        return new Applied<>(Optional.empty(), step.result());
      }
      ProjectChange change = step.change().get();
      Optional<Revision> revision = commit(change, current, attempts);
      if (revision.isPresent()) {
        publish(change, revision.get());
        step.beside().run();
        return new Applied<>(Optional.of(change.logged(revision.get())), step.result());
      }
      current = foreign.refresh(key);
    }
  }

  /** Empty when another node was faster and another attempt is due. */
  private Optional<Revision> commit(
      ProjectChange change, Optional<ProjectRegistry> current, Perseverance.Attempts attempts) {
    try {
      Revision expected = current.map(ProjectRegistry::revision).orElse(Revision.NONE);
      return Optional.of(
          trail.recording(
              ChangeRecords.of(change, current),
              records -> store.commit(change.keeping(records), expected)));
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
  }
}
