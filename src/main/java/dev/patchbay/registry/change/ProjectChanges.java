package dev.patchbay.registry.change;

import dev.patchbay.model.Caller;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvents;
import dev.patchbay.registry.snapshot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * The one way to change a project: compute, commit, publish, tell. Changes of one project queue; a
 * commit that fails leaves everything as it was; whoever hears an event finds the snapshot that it
 * tells of.
 */
@ApplicationScoped
public class ProjectChanges {
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ProjectLocks locks = new ProjectLocks(PATIENCE);
  private Snapshots snapshots;
  private RegistryStore store;
  private RegistryEvents events;

  @SuppressWarnings("NullAway.Init")
  ProjectChanges() {}

  @Inject
  public ProjectChanges(Snapshots snapshots, RegistryStore store, RegistryEvents events) {
    this.snapshots = snapshots;
    this.store = store;
    this.events = events;
  }

  public <T> T apply(Caller actor, ProjectKey key, ChangePlan<T> plan) {
    return locks.inTurn(key, () -> attempt(actor, key, plan));
  }

  private <T> T attempt(Caller actor, ProjectKey key, ChangePlan<T> plan) {
    Optional<ProjectRegistry> current = snapshots.find(key);
    for (int attempt = 1; ; attempt++) {
      ChangePlan.Step<T> step = plan.compute(current);
      if (step.change().isEmpty()) {
        step.beside().run();
        return step.result();
      }
      Optional<Revision> revision = commit(step.change().get(), current, attempt == MOST_ATTEMPTS);
      if (revision.isPresent()) {
        tell(actor, step, step.change().get(), revision.get());
        return step.result();
      }
      current = store.find(key);
    }
  }

  /** Empty when another node was faster and it is worth another attempt. */
  private Optional<Revision> commit(
      ProjectChange change, Optional<ProjectRegistry> current, boolean lastAttempt) {
    try {
      Revision expected = current.map(ProjectRegistry::revision).orElse(Revision.NONE);
      return Optional.of(store.commit(change, expected));
    } catch (MCPRuntimeException e) {
      if (e.kind() == FailureKind.REVISION_CONFLICT && !lastAttempt) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void tell(
      Caller actor, ChangePlan.Step<?> step, ProjectChange change, Revision revision) {
    change
        .after()
        .ifPresentOrElse(
            after -> snapshots.publish(after.at(revision, change.at())),
            () -> snapshots.remove(change.key(), revision));
    step.beside().run();
    var origin = new RegistryEvent.Origin(change.key(), revision, change.at(), actor.id());
    events.fire(step.events().apply(origin));
  }
}
