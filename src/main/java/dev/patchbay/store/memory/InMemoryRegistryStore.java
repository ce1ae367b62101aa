package dev.patchbay.store.memory;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import dev.patchbay.registry.change.ImportBatch;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.QuotaSettings;
import dev.patchbay.registry.change.RegistryImport;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.change.StoredProject;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.history.VersionHistory;
import dev.patchbay.registry.node.StoreAccess;
import dev.patchbay.registry.usage.UsageBatch;
import dev.patchbay.registry.usage.UsageStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** In-memory store, lost at a restart; its id is new at each start. */
public final class InMemoryRegistryStore
    implements RegistryStore, RevisionLog, VersionHistory, UsageStore, RegistryImport, StoreAccess {
  private static final int MOST_CHANGES = 10_000;

  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final Map<ProjectKey, ProjectRegistry> projects = new HashMap<>();
  private final Deque<LoggedChange> log = new ArrayDeque<>();
  private final InMemoryVersions versions = new InMemoryVersions();
  private final InMemoryUsage usage = new InMemoryUsage();
  private final InMemoryQuota quota;
  private Revision last = Revision.NONE;

  /** For tests that stay below the quotas. */
  public InMemoryRegistryStore() {
    this(QuotaSettings.DEFAULT, manifest -> 0);
  }

  /**
   * @param size bytes of a manifest's content
   */
  public InMemoryRegistryStore(QuotaSettings quota, ToLongFunction<ConnectorManifest> size) {
    this.quota = new InMemoryQuota(quota, size, projects, versions);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Recorded<Revision> commit(ProjectChange change, Revision expected, CommitPermit permit) {
    InMemoryQuota.Weighed weighed = quota.weigh(List.of(change));
    synchronized (this) {
      requireAt(change.key(), expected);
      quota.require(weighed);
      return permit.use(() -> apply(change, weighed));
    }
  }

  @Override
  public Recorded<List<Revision>> commitAll(ImportBatch batch, CommitPermit permit) {
    InMemoryQuota.Weighed weighed = quota.weigh(batch.changes());
    synchronized (this) {
      batch.expected().forEach(this::requireAt);
      quota.require(weighed);
      return permit.use(
          () -> {
            List<Revision> revisions =
                batch.changes().stream().map(change -> apply(change, weighed)).toList();
            usage.set(batch.usage());
            return revisions;
          });
    }
  }

  private void requireAt(ProjectKey key, Revision expected) {
    Revision current = find(key).map(ProjectRegistry::revision).orElse(Revision.NONE);
    if (!current.equals(expected)) {
      throw new MCPRuntimeException(
          FailureKind.REVISION_CONFLICT,
          "Another change of the project was committed first; try again.");
    }
  }

  private Revision apply(ProjectChange change, InMemoryQuota.Weighed weighed) {
    last = last.next();
    quota.applied(change);
    change
        .after()
        .ifPresentOrElse(
            after -> projects.put(change.key(), after.at(last, change.at())),
            () -> {
              projects.remove(change.key());
              versions.forget(change.key());
            });
    for (LoadedConnector connector : change.put()) {
      versions.add(change, connector, last, weighed.bytes(connector));
    }
    usage.keepInStep(change);
    log.add(change.logged(last));
    if (log.size() > MOST_CHANGES) {
      log.removeFirst();
    }
    return last;
  }

  @Override
  public synchronized Optional<StoredProject> read(
      ProjectKey key, Optional<ProjectRegistry> known) {
    return Optional.ofNullable(projects.get(key))
        .map(project -> new StoredProject(project, List.of()));
  }

  @Override
  public synchronized List<ProjectKey> projects() {
    return List.copyOf(projects.keySet());
  }

  @Override
  public synchronized Revision last() {
    return last;
  }

  @Override
  public synchronized Revision completeAfter() {
    return new Revision(last.value() - log.size());
  }

  @Override
  public synchronized List<LoggedChange> after(Revision since, int limit) {
    return log.stream()
        .filter(change -> change.revision().compareTo(since) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<ConnectorVersion> of(ProjectKey project, ConnectorName connector) {
    return versions.of(project, connector);
  }

  @Override
  public synchronized Optional<ConnectorManifest> manifest(
      ProjectKey project, ConnectorName connector, Revision revision) {
    return versions.manifest(project, connector, revision);
  }

  @Override
  public synchronized void add(UsageBatch batch) {
    usage.add(batch, projects);
  }

  @Override
  public synchronized Changed changedSince(long mark) {
    return usage.changedSince(mark);
  }

  @Override
  public void open() {}

  @Override
  public Optional<Trouble> trouble() {
    return Optional.empty();
  }

  /** Its files are in the data directory, which is checked for every store. */
  @Override
  public void requireWritable() {}

  /** Nothing to do: each change drops old data at once. */
  @Override
  public void prune() {}
}
