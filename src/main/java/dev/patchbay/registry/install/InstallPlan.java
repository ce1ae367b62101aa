package dev.patchbay.registry.install;

import dev.patchbay.model.Caller;
import dev.patchbay.model.Problem;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.change.ChangePlan;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.event.RegistryEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a candidate into a project, which is created when absent. The time of the change is taken
 * under the project's lock, so that the times of a project never go back.
 */
public record InstallPlan(
    Caller actor,
    ProjectKey key,
    Candidate candidate,
    AdmissionPolicy admission,
    InstantSource clock)
    implements ChangePlan<Installed> {

  @Override
  public Step<Installed> compute(Optional<ProjectRegistry> current) {
    Instant now = clock.instant();
    ProjectRegistry project = current.orElseGet(() -> ProjectRegistry.empty(key, now));
    Candidate.Refusal.failIfAny(candidate.refusals(project, admission));
    Optional<LoadedConnector> before = candidate.before(project);
    LoadedConnector next = candidate.loadedInto(project, admission, now);
    List<Problem> warnings = candidate.warnings(project, next.notices());
    if (before.isPresent() && before.get().hasSameContentAs(next)) {
      return Step.unchanged(
          new Installed(before.get(), Installed.Outcome.UNCHANGED, ToolChanges.NONE, warnings));
    }
    ToolChanges changes = changes(before, candidate.manifest());
    Installed.Outcome outcome =
        before.isEmpty() ? Installed.Outcome.INSTALLED : Installed.Outcome.REPLACED;
    return Step.change(
        ProjectChange.putting(project, next, actor, now),
        origin -> events(origin, current.isEmpty(), before, next, changes),
        new Installed(next, outcome, changes, warnings));
  }

  public static ToolChanges changes(Optional<LoadedConnector> before, ConnectorManifest after) {
    return before
        .map(old -> ToolChanges.between(old.manifest(), after))
        .orElseGet(() -> ToolChanges.firstInstall(after));
  }

  private static List<RegistryEvent> events(
      RegistryEvent.Origin origin,
      boolean projectIsNew,
      Optional<LoadedConnector> before,
      LoadedConnector next,
      ToolChanges changes) {
    List<RegistryEvent> events = new ArrayList<>();
    if (projectIsNew) {
      events.add(new RegistryEvent.ProjectCreated(origin));
    }
    events.add(new RegistryEvent.ConnectorInstalled(origin, next.name(), next.version(), changes));
    before
        .map(old -> ConfigEdit.changedKeys(old.config(), next.config()))
        .filter(keys -> !keys.isEmpty())
        .ifPresent(keys -> events.add(new RegistryEvent.ConfigChanged(origin, next.name(), keys)));
    return events;
  }
}
