package dev.patchbay.api.feed;

import dev.patchbay.api.view.ChangesView;
import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.SemVer;
import dev.patchbay.registry.event.RegistryEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event of a change: names and numbers, never a value of a config. */
public record EventView(
    String event,
    @Nullable String connector,
    @Nullable String version,
    @Nullable ChangesView changes,
    @Nullable List<String> configKeys) {

  static EventView of(RegistryEvent event) {
    return event.accept(new Views());
  }

  /** The view of each kind of event. */
  private static final class Views implements RegistryEvent.Visitor<EventView> {
    @Override
    public EventView projectCreated(RegistryEvent.ProjectCreated event) {
      return new EventView(event.name(), null, null, null, null);
    }

    @Override
    public EventView projectRemoved(RegistryEvent.ProjectRemoved event) {
      return new EventView(event.name(), null, null, null, null);
    }

    @Override
    public EventView connectorInstalled(RegistryEvent.ConnectorInstalled event) {
      return of(event, event.connector(), event.version(), ChangesView.of(event.changes()));
    }

    @Override
    public EventView connectorReloaded(RegistryEvent.ConnectorReloaded event) {
      return of(event, event.connector(), event.version(), ChangesView.of(event.changes()));
    }

    @Override
    public EventView connectorRejected(RegistryEvent.ConnectorRejected event) {
      return of(event, event.connector(), null, null);
    }

    @Override
    public EventView connectorEnabled(RegistryEvent.ConnectorEnabled event) {
      return of(event, event.connector(), null, null);
    }

    @Override
    public EventView connectorDisabled(RegistryEvent.ConnectorDisabled event) {
      return of(event, event.connector(), null, null);
    }

    @Override
    public EventView connectorUninstalled(RegistryEvent.ConnectorUninstalled event) {
      return of(event, event.connector(), event.version(), null);
    }

    @Override
    public EventView configChanged(RegistryEvent.ConfigChanged event) {
      return new EventView(event.name(), event.connector().value(), null, null, event.keys());
    }

    private static EventView of(
        RegistryEvent event,
        ConnectorName connector,
        @Nullable SemVer version,
        @Nullable ChangesView changes) {
      String versionText = version == null ? null : version.toString();
      return new EventView(event.name(), connector.value(), versionText, changes, null);
    }
  }
}
