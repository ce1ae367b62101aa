package dev.patchbay.proof;

import dev.patchbay.model.ConnectorName;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.manifest.ConnectorManifest;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.model.state.ProjectRegistry;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import dev.patchbay.registry.change.LoggedChange;
import dev.patchbay.registry.change.ProjectChange;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.change.StoredProject;
import dev.patchbay.registry.history.ConnectorVersion;
import dev.patchbay.registry.history.VersionHistory;
import java.util.List;
import java.util.Optional;

/** A store of any kind with the ports that a node needs. */
class StorePorts implements RegistryStore, RevisionLog, VersionHistory {
  private final RegistryStore store;
  private final RevisionLog log;
  private final VersionHistory history;

  private StorePorts(RegistryStore store, RevisionLog log, VersionHistory history) {
    this.store = store;
    this.log = log;
    this.history = history;
  }

  static <S extends RegistryStore & RevisionLog & VersionHistory> StorePorts of(S store) {
    return new StorePorts(store, store, store);
  }

  /** The same store without compare-and-set: every change wins. */
  StorePorts withoutCompareAndSet() {
    return new StorePorts(store, log, history) {
      @Override
      public Recorded<Revision> commit(
          ProjectChange change, Revision expected, CommitPermit permit) {
        while (true) {
          try {
            return super.commit(
                change,
                find(change.key()).map(ProjectRegistry::revision).orElse(Revision.NONE),
                permit);
          } catch (MCPRuntimeException e) {
            if (e.kind() != FailureKind.REVISION_CONFLICT) {
              throw e;
            }
          }
        }
      }
    };
  }

  @Override
  public String id() {
    return store.id();
  }

  @Override
  public Recorded<Revision> commit(ProjectChange change, Revision expected, CommitPermit permit) {
    return store.commit(change, expected, permit);
  }

  @Override
  public Optional<StoredProject> read(ProjectKey key, Optional<ProjectRegistry> known) {
    return store.read(key, known);
  }

  @Override
  public List<ProjectKey> projects() {
    return store.projects();
  }

  @Override
  public Revision last() {
    return log.last();
  }

  @Override
  public Revision completeAfter() {
    return log.completeAfter();
  }

  @Override
  public List<LoggedChange> after(Revision since, int limit) {
    return log.after(since, limit);
  }

  @Override
  public List<ConnectorVersion> of(ProjectKey project, ConnectorName connector) {
    return history.of(project, connector);
  }

  @Override
  public Optional<ConnectorManifest> manifest(
      ProjectKey project, ConnectorName connector, Revision revision) {
    return history.manifest(project, connector, revision);
  }
}
