package dev.patchbay.registry.event;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Revision;
import dev.patchbay.model.SemVer;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ToolChanges;
import java.time.Instant;
import java.util.List;

/**
 * An event of a project, published after the new snapshot is visible, in order per project. Holds
 * names and digests, never a secret.
 */
public sealed interface RegistryEvent {
  Origin origin();

  /**
   * Place, time and actor of an event.
   *
   * @param revision of the change; for {@link ConnectorRejected}, which changes nothing, the
   *     project's current one
   * @param actor the caller's id
   */
  record Origin(ProjectKey project, Revision revision, Instant at, String actor) {}

  record ProjectCreated(Origin origin) implements RegistryEvent {}

  record ProjectRemoved(Origin origin) implements RegistryEvent {}

  /** Installed for the first time, or installed again with a difference. */
  record ConnectorInstalled(
      Origin origin, ConnectorName connector, SemVer version, ToolChanges changes)
      implements RegistryEvent {}

  record ConnectorReloaded(
      Origin origin, ConnectorName connector, SemVer version, ToolChanges changes)
      implements RegistryEvent {}

  /** A changed file was refused; the last good version keeps serving. */
  record ConnectorRejected(Origin origin, ConnectorName connector, List<Problem> problems)
      implements RegistryEvent {
    public ConnectorRejected {
      problems = List.copyOf(problems);
    }
  }

  record ConnectorEnabled(Origin origin, ConnectorName connector) implements RegistryEvent {}

  record ConnectorDisabled(Origin origin, ConnectorName connector) implements RegistryEvent {}

  record ConnectorUninstalled(Origin origin, ConnectorName connector, SemVer version)
      implements RegistryEvent {}

  /** Keys or values of the connector's {@code config} changed; holds the keys, never the values. */
  record ConfigChanged(Origin origin, ConnectorName connector, List<String> keys)
      implements RegistryEvent {
    public ConfigChanged {
      keys = List.copyOf(keys);
    }
  }
}
