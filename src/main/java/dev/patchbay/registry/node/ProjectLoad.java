package dev.patchbay.registry.node;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Revision;
import dev.patchbay.model.state.ProjectKey;
import dev.patchbay.registry.change.ForeignChanges;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Loads all projects of the store in parallel, with progress. An unreadable project is logged by
 * name and left in the store. When the store becomes unavailable, the load ends; the next attempt
 * reuses the loaded projects.
 */
@SingletonBean
class ProjectLoad {
  private static final Logger LOG = System.getLogger(ProjectLoad.class.getName());

  private final RegistryStore store;
  private final RevisionLog log;
  private final ForeignChanges changes;
  private final NodeState state;

  @Inject
  ProjectLoad(RegistryStore store, RevisionLog log, ForeignChanges changes, NodeState state) {
    this.store = store;
    this.log = log;
    this.changes = changes;
    this.state = state;
  }

  /**
   * Returns the store's revision from before the load. Changes made during the load come again
   * through the log.
   */
  Revision load(ExecutorService workers) throws InterruptedException {
    Revision before = log.last();
    List<ProjectKey> projects = store.projects();
    LoadProgress progress = new LoadProgress(projects.size(), System.nanoTime());
    List<Future<?>> loads = new ArrayList<>();
    projects.forEach(key -> loads.add(workers.submit(() -> load(key))));
    try {
      for (Future<?> load : loads) {
        load.get();
        progress
            .step(System.nanoTime())
            .ifPresent(
                line -> {
                  LOG.log(Level.INFO, line);
                  state.waitFor("projects are being loaded: " + line);
                });
      }
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      loads.forEach(load -> load.cancel(true));
    }
    LOG.log(Level.INFO, progress.summary(System.nanoTime()));
    return before;
  }

  private void load(ProjectKey key) {
    try {
      changes.refresh(key);
    } catch (MCPRuntimeException e) {
      if (e.kind() == FailureKind.STORE_UNAVAILABLE) {
        throw e;
      }
      logFailure(key, e);
    } catch (RuntimeException e) {
      logFailure(key, e);
    }
  }

  private static void logFailure(ProjectKey key, RuntimeException e) {
    LOG.log(
        Level.ERROR,
        "The project " + key + " cannot be loaded; it is kept in the store as it is.",
        e);
  }

  private static RuntimeException failure(ExecutionException e) {
    return e.getCause() instanceof MCPRuntimeException known
        ? known
        : new IllegalStateException("a load came to no end", e.getCause());
  }
}
