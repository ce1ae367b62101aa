package dev.patchbay.registry.reload;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ChangePlan;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.install.AdmissionPolicy;
import dev.patchbay.registry.install.Candidate;
import dev.patchbay.registry.install.InstallPlan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Replaces the content of an installed connector with that of its changed file.
 *
 * @param stillWanted checked under the project's lock: are the connector and its file still as they
 *     were when the file was read?
 */
record ReloadPlan(
    Caller actor,
    ProjectKey key,
    Candidate candidate,
    AdmissionPolicy admission,
    InstantSource clock,
    Predicate<LoadedConnector> stillWanted)
    implements ChangePlan<ReloadPlan.Result> {

  /** Outcome of the plan. */
  sealed interface Result {
    record Reloaded(LoadedConnector connector) implements Result {}

    /** The file differs, the manifest is equal. */
    record SameManifest(LoadedConnector connector) implements Result {}

    record Refused(Revision at, List<Problem> problems) implements Result {}

    /** Another change has replaced or removed the connector meanwhile. */
    record Overtaken() implements Result {}
  }

  @Override
  public Step<Result> compute(Optional<ProjectRegistry> current) {
    Optional<LoadedConnector> before = current.flatMap(candidate::before).filter(stillWanted);
    if (current.isEmpty() || before.isEmpty()) {
      return Step.unchanged(new Result.Overtaken());
    }
    ProjectRegistry project = current.get();
    List<Candidate.Refusal> refusals = candidate.refusals(project, admission.withoutLimit());
    if (!refusals.isEmpty()) {
      List<Problem> problems =
          refusals.stream().map(refusal -> refusal.toProblem(before.get().filePath())).toList();
      return Step.unchanged(new Result.Refused(project.revision(), problems));
    }
    Instant now = clock.instant();
    LoadedConnector next = candidate.loadedInto(project, admission, now);
    if (before.get().hasSameContentAs(next)) {
      return Step.unchanged(new Result.SameManifest(before.get()));
    }
    var changes = InstallPlan.changes(before, candidate.manifest());
    return Step.change(
        ProjectChange.putting(project, next, actor, now),
        origin ->
            List.of(
                new RegistryEvent.ConnectorReloaded(origin, next.name(), next.version(), changes)),
        new Result.Reloaded(next));
  }
}
