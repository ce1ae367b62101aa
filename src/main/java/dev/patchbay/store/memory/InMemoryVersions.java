package dev.patchbay.store.memory;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Revision;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.history.ConnectorVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions of connectors, newest first. Guarded by whoever owns it. */
final class InMemoryVersions {
  private static final int MOST = 50;

  private final Map<ProjectKey, Map<ConnectorName, Deque<Kept>>> versions = new HashMap<>();

  private record Kept(ConnectorVersion version, ConnectorManifest manifest) {}

  /** Adds a version when the content is another than that of the newest. */
  void add(ProjectChange change, LoadedConnector connector, Revision revision) {
    Deque<Kept> kept =
        versions
            .computeIfAbsent(change.key(), key -> new HashMap<>())
            .computeIfAbsent(connector.name(), name -> new ArrayDeque<>());
    Kept newest = kept.peekFirst();
    if (newest != null && newest.version().digest().equals(connector.digest())) {
      return;
    }
    kept.addFirst(
        new Kept(
            new ConnectorVersion(
                revision,
                connector.version(),
                connector.digest(),
                change.at(),
                change.actor().id(),
                change.source()),
            connector.manifest()));
    if (kept.size() > MOST) {
      kept.removeLast();
    }
  }

  void forget(ProjectKey project) {
    versions.remove(project);
  }

  List<ConnectorVersion> of(ProjectKey project, ConnectorName connector) {
    return kept(project, connector).stream().map(Kept::version).toList();
  }

  Optional<ConnectorManifest> manifest(
      ProjectKey project, ConnectorName connector, Revision revision) {
    return kept(project, connector).stream()
        .filter(kept -> kept.version().revision().equals(revision))
        .map(Kept::manifest)
        .findFirst();
  }

  private Deque<Kept> kept(ProjectKey project, ConnectorName connector) {
    return versions.getOrDefault(project, Map.of()).getOrDefault(connector, new ArrayDeque<>());
  }
}
