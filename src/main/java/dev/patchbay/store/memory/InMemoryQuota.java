package dev.patchbay.store.memory;

import dev.patchbay.model.TenantId;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.QuotaSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Quotas of the in-memory store. Guarded by the store, except {@link #weigh}, which is slow and
 * needs no state of it. Counts versions, which accumulate; configs are limited by the size of
 * requests and are replaced.
 */
final class InMemoryQuota {
  private final QuotaSettings settings;
  private final ToLongFunction<ConnectorManifest> size;
  private final Map<ProjectKey, ProjectRegistry> projects;
  private final InMemoryVersions versions;
  private final Map<TenantId, Integer> counts = new HashMap<>();

  InMemoryQuota(
      QuotaSettings settings,
      ToLongFunction<ConnectorManifest> size,
      Map<ProjectKey, ProjectRegistry> projects,
      InMemoryVersions versions) {
    this.settings = settings;
    this.size = size;
    this.projects = projects;
    this.versions = versions;
  }

  /** Changes with the size of each connector that they put. */
  record Weighed(List<ProjectChange> changes, IdentityHashMap<LoadedConnector, Long> sizes) {
    long bytes(LoadedConnector connector) {
      return sizes.getOrDefault(connector, 0L);
    }
  }

  Weighed weigh(List<ProjectChange> changes) {
    IdentityHashMap<LoadedConnector, Long> sizes = new IdentityHashMap<>();
    changes.stream()
        .flatMap(change -> change.put().stream())
        .forEach(
            put -> sizes.put(put, QuotaSettings.BYTES_OF_A_ROW + size.applyAsLong(put.manifest())));
    return new Weighed(changes, sizes);
  }

  /** Fails with VALIDATION_ERROR when a tenant would exceed a quota. */
  void require(Weighed weighed) {
    Difference difference = new Difference();
    weighed.changes().forEach(change -> difference.add(change, weighed));
    difference.projects.forEach(this::requireProjects);
    difference.bytes.forEach(this::requireBytes);
  }

  /** Effect of consecutive changes on the totals. */
  private final class Difference {
    private final Map<TenantId, Integer> projects = new HashMap<>();
    private final Map<TenantId, Long> bytes = new HashMap<>();
    private final Map<ProjectKey, Boolean> isThere = new HashMap<>();
    private final Set<ProjectKey> removed = new HashSet<>();

    void add(ProjectChange change, Weighed weighed) {
      ProjectKey key = change.key();
      boolean before = isThere.getOrDefault(key, InMemoryQuota.this.projects.containsKey(key));
      boolean after = change.after().isPresent();
      isThere.put(key, after);
      if (before != after) {
        projects.merge(key.tenant(), after ? 1 : -1, Integer::sum);
      }
      if (!after && removed.add(key)) {
        bytes.merge(key.tenant(), -versions.keptBytes(key), Long::sum);
      }
      change.put().stream()
          .filter(put -> removed.contains(key) || versions.isNews(key, put))
          .forEach(put -> bytes.merge(key.tenant(), weighed.bytes(put), Long::sum));
    }
  }

  private void requireProjects(TenantId tenant, int more) {
    if (more > 0) {
      settings.requireProjects(counts.getOrDefault(tenant, 0) + (long) more);
    }
  }

  private void requireBytes(TenantId tenant, long more) {
    if (more > 0 && versions.keptBytes(tenant) + more > settings.keptBytes()) {
      versions.forgetUninstalled(
          tenant,
          (project, connector) ->
              Optional.ofNullable(projects.get(project))
                  .flatMap(there -> there.connectors().find(connector))
                  .isPresent());
      settings.requireBytes(versions.keptBytes(tenant) + more);
    }
  }

  /** Updates the totals; to be called before the change is applied. */
  void applied(ProjectChange change) {
    boolean isThere = projects.containsKey(change.key());
    if (isThere != change.after().isPresent()) {
      counts.merge(change.key().tenant(), isThere ? -1 : 1, Integer::sum);
    }
  }
}
