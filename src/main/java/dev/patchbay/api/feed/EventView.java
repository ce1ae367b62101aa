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
    if (event instanceof RegistryEvent.ConnectorInstalled e) {
      return of(e, e.connector(), e.version(), ChangesView.of(e.changes()));
    } else if (event instanceof RegistryEvent.ConnectorReloaded e) {
      return of(e, e.connector(), e.version(), ChangesView.of(e.changes()));
    } else if (event instanceof RegistryEvent.ConnectorUninstalled e) {
      return of(e, e.connector(), e.version(), null);
    } else if (event instanceof RegistryEvent.ConnectorEnabled e) {
      return of(e, e.connector(), null, null);
    } else if (event instanceof RegistryEvent.ConnectorDisabled e) {
      return of(e, e.connector(), null, null);
    } else if (event instanceof RegistryEvent.ConnectorRejected e) {
      return of(e, e.connector(), null, null);
    } else if (event instanceof RegistryEvent.ConfigChanged e) {
      return new EventView(name(e), e.connector().value(), null, null, e.keys());
    }
    return new EventView(name(event), null, null, null, null);
  }

  private static EventView of(
      RegistryEvent event,
      ConnectorName connector,
      @Nullable SemVer version,
      @Nullable ChangesView changes) {
    return new EventView(
        name(event), connector.value(), version == null ? null : version.toString(), changes, null);
  }

  private static String name(RegistryEvent event) {
    return event.getClass().getSimpleName();
  }
}
