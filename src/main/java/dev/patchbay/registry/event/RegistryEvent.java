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

  EventKind kind();

  /** Calls the visitor's method for this kind of event. */
  <R> R accept(Visitor<R> visitor);

  /** What the event is called wherever it is written. */
  default String name() {
    return kind().eventName();
  }

  /** One method per kind of event: code that treats events by kind does not compile without it. */
  interface Visitor<R> {
    R projectCreated(ProjectCreated event);

    R projectRemoved(ProjectRemoved event);

    R connectorInstalled(ConnectorInstalled event);

    R connectorReloaded(ConnectorReloaded event);

    R connectorRejected(ConnectorRejected event);

    R connectorEnabled(ConnectorEnabled event);

    R connectorDisabled(ConnectorDisabled event);

    R connectorUninstalled(ConnectorUninstalled event);

    R configChanged(ConfigChanged event);
  }

  /**
   * Place, time and actor of an event.
   *
   * @param revision of the change; for {@link ConnectorRejected}, which changes nothing, the
   *     project's current one
   * @param actor the caller's id
   */
  record Origin(ProjectKey project, Revision revision, Instant at, String actor) {}

  record ProjectCreated(Origin origin) implements RegistryEvent {
    @Override
    public EventKind kind() {
      return EventKind.PROJECT_CREATED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.projectCreated(this);
    }
  }

  record ProjectRemoved(Origin origin) implements RegistryEvent {
    @Override
    public EventKind kind() {
      return EventKind.PROJECT_REMOVED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.projectRemoved(this);
    }
  }

  /** Installed for the first time, or installed again with a difference. */
  record ConnectorInstalled(
      Origin origin, ConnectorName connector, SemVer version, ToolChanges changes)
      implements RegistryEvent {
    @Override
    public EventKind kind() {
      return EventKind.CONNECTOR_INSTALLED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.connectorInstalled(this);
    }
  }

  record ConnectorReloaded(
      Origin origin, ConnectorName connector, SemVer version, ToolChanges changes)
      implements RegistryEvent {
    @Override
    public EventKind kind() {
      return EventKind.CONNECTOR_RELOADED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.connectorReloaded(this);
    }
  }

  /** A changed file was refused; the last good version keeps serving. */
  record ConnectorRejected(Origin origin, ConnectorName connector, List<Problem> problems)
      implements RegistryEvent {
    public ConnectorRejected {
      problems = List.copyOf(problems);
    }

    @Override
    public EventKind kind() {
      return EventKind.CONNECTOR_REJECTED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.connectorRejected(this);
    }
  }

  record ConnectorEnabled(Origin origin, ConnectorName connector) implements RegistryEvent {
    @Override
    public EventKind kind() {
      return EventKind.CONNECTOR_ENABLED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.connectorEnabled(this);
    }
  }

  record ConnectorDisabled(Origin origin, ConnectorName connector) implements RegistryEvent {
    @Override
    public EventKind kind() {
      return EventKind.CONNECTOR_DISABLED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.connectorDisabled(this);
    }
  }

  record ConnectorUninstalled(Origin origin, ConnectorName connector, SemVer version)
      implements RegistryEvent {
    @Override
    public EventKind kind() {
      return EventKind.CONNECTOR_UNINSTALLED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.connectorUninstalled(this);
    }
  }

  /** Keys or values of the connector's {@code config} changed; holds the keys, never the values. */
  record ConfigChanged(Origin origin, ConnectorName connector, List<String> keys)
      implements RegistryEvent {
    public ConfigChanged {
      keys = List.copyOf(keys);
    }

    @Override
    public EventKind kind() {
      return EventKind.CONFIG_CHANGED;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.configChanged(this);
    }
  }
}
