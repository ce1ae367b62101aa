package dev.patchbay.registry;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.beside.BesideSnapshots;
import dev.patchbay.registry.change.ChangePlan.Step;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.ProjectChanges;
import dev.patchbay.registry.event.RegistryEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The changes of a project that need no descriptor. */
@ApplicationScoped
class ProjectLifecycle {
  private ProjectChanges changes;
  private BesideSnapshots beside;
  private InstantSource clock;

  @SuppressWarnings("NullAway.Init")
  ProjectLifecycle() {}

  @Inject
  ProjectLifecycle(ProjectChanges changes, BesideSnapshots beside, InstantSource clock) {
    this.changes = changes;
    this.beside = beside;
    this.clock = clock;
  }

  boolean ensureProject(Caller caller, ProjectKey key) {
    return changes.apply(
        key, current -> current.isPresent() ? Step.unchanged(false) : creating(caller, key, now()));
  }

  private static Step<Boolean> creating(Caller caller, ProjectKey key, Instant now) {
    return Step.change(
        ProjectChange.creation(ProjectRegistry.empty(key, now), caller, now),
        origin -> List.of(new RegistryEvent.ProjectCreated(origin)),
        true);
  }

  void removeProject(Caller caller, ProjectKey key) {
    changes.apply(
        key,
        current -> {
          requireProject(current);
          return Step.change(
                  ProjectChange.removal(key, caller, now()),
                  origin -> List.of(new RegistryEvent.ProjectRemoved(origin)),
                  key)
              .beside(() -> beside.projectRemoved(key));
        });
  }

  void uninstall(Caller caller, ProjectKey key, ConnectorName name) {
    changes.apply(
        key,
        current -> {
          ProjectRegistry project = requireProject(current);
          LoadedConnector connector = requireConnector(project, name);
          return Step.change(
                  ProjectChange.removing(project, name, caller, now()),
                  origin ->
                      List.of(
                          new RegistryEvent.ConnectorUninstalled(
                              origin, name, connector.version())),
                  name)
              .beside(() -> beside.uninstalled(key, name));
        });
  }

  void setEnabled(Caller caller, ProjectKey key, ConnectorName name, boolean enabled) {
    changes.apply(
        key,
        current -> {
          ProjectRegistry project = requireProject(current);
          LoadedConnector connector = requireConnector(project, name);
          if (connector.enabled() == enabled) {
            return Step.unchanged(name);
          }
          return Step.change(
              ProjectChange.putting(project, connector.withEnabled(enabled), caller, now()),
              origin ->
                  List.of(
                      enabled
                          ? new RegistryEvent.ConnectorEnabled(origin, name)
                          : new RegistryEvent.ConnectorDisabled(origin, name)),
              name);
        });
  }

  private Instant now() {
    return clock.instant();
  }

  private static ProjectRegistry requireProject(Optional<ProjectRegistry> current) {
    return current.orElseThrow(MCPRuntimeException::noSuchProject);
  }

  private static LoadedConnector requireConnector(ProjectRegistry project, ConnectorName name) {
    return project.connectors().find(name).orElseThrow(MCPRuntimeException::noSuchConnector);
  }
}
