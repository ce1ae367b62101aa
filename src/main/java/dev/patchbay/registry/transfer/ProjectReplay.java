package dev.patchbay.registry.transfer;

import dev.patchbay.model.Caller;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.model.state.ToolChanges;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.transfer.ImportedProject.ImportedConnector;
import dev.patchbay.registry.transfer.ImportedProject.ImportedVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Replays the history of an imported project as ordinary changes, so that a store needs no special
 * import: each version is one change with a revision of this store. Earlier versions come first,
 * one connector at a time, since versions of different times may share exposed names; they publish
 * no events. Then the current connectors follow in order. Times and actors are those of the import;
 * the claims of the export about its own history appear only in the source text.
 */
final class ProjectReplay {
  private final ProjectKey key;
  private final Caller actor;
  private final Instant now;
  private final List<ProjectChange> changes = new ArrayList<>();
  private ProjectRegistry project;

  private ProjectReplay(ProjectKey key, Caller actor, Instant now) {
    this.key = key;
    this.actor = actor;
    this.now = now;
    this.project = ProjectRegistry.empty(key, now);
  }

  /** The changes that replace an existing project with the imported one. */
  static List<ProjectChange> of(
      ImportedProject imported, ProjectKey key, boolean isThere, Caller actor, Instant now) {
    ProjectReplay replay = new ProjectReplay(key, actor, now);
    if (isThere) {
      replay.remove();
    }
    replay.create();
    imported.connectors().forEach(replay::past);
    imported.connectors().forEach(replay::present);
    return List.copyOf(replay.changes);
  }

  private void remove() {
    changes.add(
        ProjectChange.removal(key, actor, now)
            .telling(origin -> List.of(new RegistryEvent.ProjectRemoved(origin))));
  }

  private void create() {
    changes.add(
        ProjectChange.creation(project, actor, now)
            .telling(origin -> List.of(new RegistryEvent.ProjectCreated(origin))));
  }

  private void past(ImportedConnector connector) {
    List<ImportedVersion> versions = connector.versions();
    int oldest = versions.size() - 1;
    int newest = currentVersion(connector).isPresent() ? 1 : 0;
    for (int i = oldest; i >= newest; i--) {
      ImportedVersion version = versions.get(i);
      put(
          LoadedConnector.of(
              version.manifest(),
              version.version().digest(),
              now,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false,
              new TreeMap<>()),
          ClaimedSource.of(version.version()),
          Optional.empty());
    }
    if (oldest >= newest) {
      ProjectChange removal = ProjectChange.removing(project, connector.name(), actor, now);
      changes.add(removal);
      project = removal.after().orElseThrow();
    }
  }

  /** The newest version, if it equals the connector's current content. */
  private static Optional<ConnectorVersion> currentVersion(ImportedConnector connector) {
    return connector.versions().stream()
        .map(ImportedVersion::version)
        .findFirst()
        .filter(version -> version.digest().equals(connector.current().digest()));
  }

  private void present(ImportedConnector connector) {
    LoadedConnector current = connector.current().asOf(now);
    String source = currentVersion(connector).map(ClaimedSource::of).orElse(ClaimedSource.IMPORT);
    put(current, source, Optional.of(ToolChanges.firstInstall(current.manifest())));
  }

  private void put(LoadedConnector connector, String source, Optional<ToolChanges> announced) {
    ProjectChange change =
        ProjectChange.putting(project, connector, actor, now)
            .from(source)
            .telling(
                origin ->
                    announced.stream()
                        .<RegistryEvent>map(
                            changed ->
                                new RegistryEvent.ConnectorInstalled(
                                    origin, connector.name(), connector.version(), changed))
                        .toList());
    changes.add(change);
    project = change.after().orElseThrow();
  }
}
