package dev.patchbay.store;

import static dev.patchbay.registry.snapshot.Projects.ANN;
import static dev.patchbay.registry.snapshot.Projects.NOW;

import dev.patchbay.model.Revision;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.event.RegistryEvent;
import dev.patchbay.registry.event.RegistryEvent.Origin;
import dev.patchbay.registry.history.VersionHistory;
import dev.patchbay.registry.usage.UsageStore;
import java.util.List;
import java.util.function.Function;

/** A store with all of its ports, and changes for tests. */
public record Ports(
    RegistryStore store, RevisionLog log, VersionHistory versions, UsageStore usage) {
  public static <S extends RegistryStore & RevisionLog & VersionHistory & UsageStore> Ports of(
      S store) {
    return new Ports(store, store, store, store);
  }

  public Revision create(ProjectKey key) {
    return store
        .commit(
            ProjectChange.creation(ProjectRegistry.empty(key, NOW), ANN, NOW),
            Revision.NONE,
            Permits.FREE)
        .value();
  }

  public Revision put(ProjectKey key, LoadedConnector connector) {
    return commit(ProjectChange.putting(project(key), connector, ANN, NOW));
  }

  Revision put(
      ProjectKey key, LoadedConnector connector, Function<Origin, List<RegistryEvent>> events) {
    return commit(ProjectChange.putting(project(key), connector, ANN, NOW).telling(events));
  }

  Revision uninstall(ProjectKey key, LoadedConnector connector) {
    return commit(ProjectChange.removing(project(key), connector.name(), ANN, NOW));
  }

  public Revision remove(ProjectKey key) {
    return commit(ProjectChange.removal(key, ANN, NOW));
  }

  Revision commit(ProjectChange change) {
    return store.commit(change, project(change.key()).revision(), Permits.FREE).value();
  }

  public ProjectRegistry project(ProjectKey key) {
    return store.find(key).orElseThrow();
  }
}
