package dev.patchbay.registry;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ConfigValue;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ChangePlan.Step;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.ProjectChanges;
import dev.patchbay.registry.change.SideState;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.install.ConfigEdit;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Changes of a project that need no descriptor: create, remove, uninstall, enable, disable, edit
 * config.
 */
@SingletonBean
class ProjectLifecycle {
  private final ProjectChanges changes;
  private final SideState beside;
  private final InstantSource clock;

  @Inject
  ProjectLifecycle(ProjectChanges changes, SideState beside, InstantSource clock) {
    this.changes = changes;
    this.beside = beside;
    this.clock = clock;
  }

  /** Creates the project if it is absent; true when it was created. */
  Changed<Boolean> ensureProject(ChangeRequest request) {
    return changes.apply(
        request, current -> current.isPresent() ? Step.unchanged(false) : creating(request));
  }

  private Step<Boolean> creating(ChangeRequest request) {
    Instant now = now();
    return Step.change(
        ProjectChange.creation(ProjectRegistry.empty(request.key(), now), request.caller(), now),
        origin -> List.of(new RegistryEvent.ProjectCreated(origin)),
        true);
  }

  /**
   * Checks the precondition and changes nothing. Fails exactly as a change of the project would.
   */
  Changed<ProjectKey> requireCondition(ChangeRequest request) {
    return changes.apply(
        request, current -> Step.unchanged(ProjectLifecycle.requireProject(current).key()));
  }

  /** Current revision of the project; NONE when the project does not exist. */
  Revision revision(ChangeRequest request) {
    return changes
        .apply(request.unconditional(), current -> Step.unchanged(request.key()))
        .revision();
  }

  Changed<ProjectKey> removeProject(ChangeRequest request) {
    ProjectKey key = request.key();
    return changes.apply(
        request,
        current -> {
          requireProject(current);
          return Step.change(
                  ProjectChange.removal(key, request.caller(), now()),
                  origin -> List.of(new RegistryEvent.ProjectRemoved(origin)),
                  key)
              .beside(() -> beside.projectRemoved(key));
        });
  }

  Changed<ConnectorName> uninstall(ChangeRequest request, ConnectorName name) {
    return changes.apply(
        request,
        current -> {
          ProjectRegistry project = requireProject(current);
          LoadedConnector connector = requireConnector(project, name);
          return Step.change(
                  ProjectChange.removing(project, name, request.caller(), now()),
                  origin ->
                      List.of(
                          new RegistryEvent.ConnectorUninstalled(
                              origin, name, connector.version())),
                  name)
              .beside(() -> beside.uninstalled(request.key(), name));
        });
  }

  Changed<ConnectorName> setEnabled(ChangeRequest request, ConnectorName name, boolean enabled) {
    return changes.apply(
        request,
        current -> {
          ProjectRegistry project = requireProject(current);
          LoadedConnector connector = requireConnector(project, name);
          if (connector.enabled() == enabled) {
            return Step.unchanged(name);
          }
          return Step.change(
              ProjectChange.putting(
                  project, connector.withEnabled(enabled), request.caller(), now()),
              origin ->
                  List.of(
                      enabled
                          ? new RegistryEvent.ConnectorEnabled(origin, name)
                          : new RegistryEvent.ConnectorDisabled(origin, name)),
              name);
        });
  }

  /** Returns the config after the edit. */
  Changed<SortedMap<String, ConfigValue>> changeConfig(
      ChangeRequest request, ConnectorName name, ConfigEdit edit) {
    return changes.apply(
        request,
        current -> {
          ProjectRegistry project = requireProject(current);
          LoadedConnector connector = requireConnector(project, name);
          List<Problem> problems = edit.problems(connector.config());
          if (!problems.isEmpty()) {
            throw MCPRuntimeException.invalid(problems);
          }
          Instant now = now();
          SortedMap<String, ConfigValue> config = edit.mergedInto(connector.config(), now);
          List<String> keys = ConfigEdit.changedKeys(connector.config(), config);
          return keys.isEmpty()
              ? Step.unchanged(config)
              : Step.change(
                  ProjectChange.putting(
                      project, connector.withConfig(config), request.caller(), now),
                  origin -> List.of(new RegistryEvent.ConfigChanged(origin, name, keys)),
                  config);
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
