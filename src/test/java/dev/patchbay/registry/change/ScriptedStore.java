package dev.patchbay.registry.change;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.LoadedConnector;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Permits;
import dev.patchbay.registry.audit.Recorded;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.history.VersionHistory;
import dev.patchbay.registry.snapshot.Projects;
import dev.patchbay.store.memory.InMemoryRegistryStore;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** In-memory store with scripted actions before commits, each once. */
public final class ScriptedStore
    implements RegistryStore, RevisionLog, VersionHistory, RegistryImport {
  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final Queue<Runnable> script = new ArrayDeque<>();
  private int attempts;
  private boolean away;
  private boolean awayAfterImport;

  /** Whether commits and reads of projects fail. */
  public void setAway(boolean isAway) {
    away = isAway;
  }

  /** Becomes unavailable as by {@link #setAway}. */
  public void goAwayAfterImport() {
    awayAfterImport = true;
  }

  private void requireThere() {
    if (away) {
      throw new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, "as the test wants");
    }
  }

  /** Lets the next commit fail with this failure. */
  public void failNext(FailureKind kind) {
    beforeNext(
        () -> {
          throw new MCPRuntimeException(kind, "as the test wants");
        });
  }

  /** Before the next commit another node puts its connector. */
  public void overtakeNextPutting(ProjectKey key, LoadedConnector connector) {
    beforeNext(
        () -> {
          ProjectRegistry current = store.find(key).orElseThrow();
          store
              .commit(
                  ProjectChange.putting(current, connector, Projects.ANN, Projects.NOW),
                  current.revision(),
                  Permits.FREE)
              .value();
        });
  }

  /** Before the next commit another node creates the project. */
  public void overtakeNextCreating(ProjectKey key) {
    ProjectRegistry empty = ProjectRegistry.empty(key, Projects.NOW);
    beforeNext(
        () ->
            store
                .commit(
                    ProjectChange.creation(empty, Projects.ANN, Projects.NOW),
                    Revision.NONE,
                    Permits.FREE)
                .value());
  }

  /** Before the next commit another node removes the project. */
  public void overtakeNextRemoving(ProjectKey key) {
    beforeNext(
        () ->
            store
                .commit(
                    ProjectChange.removal(key, Projects.ANN, Projects.NOW),
                    store.find(key).orElseThrow().revision(),
                    Permits.FREE)
                .value());
  }

  private void beforeNext(Runnable action) {
    script.add(action);
  }

  public int attempts() {
    return attempts;
  }

  @Override
  public String id() {
    return store.id();
  }

  @Override
  public Recorded<Revision> commit(ProjectChange change, Revision expected, CommitPermit permit) {
    attempts++;
    requireThere();
    Runnable first = script.poll();
    if (first != null) {
      first.run();
    }
    return store.commit(change, expected, permit);
  }

  @Override
  public Recorded<List<Revision>> commitAll(ImportBatch batch, CommitPermit permit) {
    requireThere();
    Recorded<List<Revision>> revisions = store.commitAll(batch, permit);
    away = awayAfterImport;
    return revisions;
  }

  @Override
  public Optional<StoredProject> read(ProjectKey key, Optional<ProjectRegistry> known) {
    requireThere();
    return store.read(key, known);
  }

  @Override
  public List<ProjectKey> projects() {
    return store.projects();
  }

  @Override
  public Revision last() {
    return store.last();
  }

  @Override
  public Revision completeAfter() {
    return store.completeAfter();
  }

  @Override
  public List<LoggedChange> after(Revision since, int limit) {
    return store.after(since, limit);
  }

  @Override
  public List<ConnectorVersion> of(ProjectKey project, ConnectorName connector) {
    return store.of(project, connector);
  }

  @Override
  public Optional<ConnectorManifest> manifest(
      ProjectKey project, ConnectorName connector, Revision revision) {
    return store.manifest(project, connector, revision);
  }
}
