package dev.patchbay.store.memory;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.Revision;
import dev.patchbay.model.TenantId;
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
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Versions of connectors, newest first, and the bytes that each tenant keeps in them. Guarded by
 * the lock of the store.
 */
final class InMemoryVersions {
  private static final int MOST = 50;

  private final Map<TenantId, Long> keptBytes = new HashMap<>();

  private final Map<ProjectKey, Map<ConnectorName, Deque<Kept>>> versions = new HashMap<>();

  private record Kept(ConnectorVersion version, ConnectorManifest manifest, long bytes) {}

  /** Adds a version when the content differs from the newest one. */
  void add(ProjectChange change, LoadedConnector connector, Revision revision, long bytes) {
    if (!isNews(change.key(), connector)) {
      return;
    }
    Deque<Kept> kept =
        versions
            .computeIfAbsent(change.key(), key -> new HashMap<>())
            .computeIfAbsent(connector.name(), name -> new ArrayDeque<>());
    kept.addFirst(
        new Kept(
            new ConnectorVersion(
                revision,
                connector.version(),
                connector.digest(),
                change.at(),
                change.actor().id(),
                change.source()),
            connector.manifest(),
            bytes));
    count(change.key(), bytes);
    if (kept.size() > MOST) {
      count(change.key(), -kept.removeLast().bytes());
    }
  }

  /** Does the content differ from the newest version? */
  boolean isNews(ProjectKey project, LoadedConnector connector) {
    Kept newest = kept(project, connector.name()).peekFirst();
    return newest == null || !newest.version().digest().equals(connector.digest());
  }

  long keptBytes(TenantId tenant) {
    return keptBytes.getOrDefault(tenant, 0L);
  }

  long keptBytes(ProjectKey project) {
    return bytes(versions.getOrDefault(project, Map.of()).values().stream());
  }

  private static long bytes(Stream<Deque<Kept>> all) {
    return all.flatMap(Deque::stream).mapToLong(Kept::bytes).sum();
  }

  private void count(ProjectKey project, long more) {
    keptBytes.merge(project.tenant(), more, Long::sum);
  }

  void forget(ProjectKey project) {
    count(project, -keptBytes(project));
    versions.remove(project);
  }

  /** Drops the versions of the tenant's uninstalled connectors. */
  void forgetUninstalled(TenantId tenant, BiPredicate<ProjectKey, ConnectorName> isInstalled) {
    versions.forEach(
        (project, connectors) -> {
          if (project.tenant().equals(tenant)) {
            connectors
                .entrySet()
                .removeIf(
                    entry -> {
                      boolean over = !isInstalled.test(project, entry.getKey());
                      count(project, over ? -bytes(Stream.of(entry.getValue())) : 0);
                      return over;
                    });
          }
        });
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
