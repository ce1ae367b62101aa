package dev.patchbay.registry.access;

import dev.patchbay.bean.ServerThreads;
import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.node.NodeState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Background sync of API keys: reads the changes of other nodes every second, saves last uses every
 * few seconds.
 */
@SingletonBean
public class KeySync {
  private static final Logger LOG = System.getLogger(KeySync.class.getName());
  private static final long FOLLOW_SECONDS = 1;
  private static final long SAVE_SECONDS = 5;

  private final KeyRing ring;
  private final NodeState node;
  private final ScheduledThreadPoolExecutor thread;
  private volatile boolean failing;

  @Inject
  KeySync(KeyRing ring, NodeState node, ServerThreads threads) {
    this.ring = ring;
    this.node = node;
    this.thread = new ScheduledThreadPoolExecutor(1, threads.factory());
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    var unusedFollow =
        thread.scheduleWithFixedDelay(
            () -> attempt(ring::follow), FOLLOW_SECONDS, FOLLOW_SECONDS, TimeUnit.SECONDS);
    var unusedSave =
        thread.scheduleWithFixedDelay(
            () -> attempt(ring::saveUse), SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
  }

  /** Catches everything, because an executor drops a task that throws. */
  private void attempt(Runnable work) {
    if (!node.isReady()) {
      return;
    }
    try {
      work.run();
      failing = false;
    } catch (MCPRuntimeException e) {
      if (!failing) {
        LOG.log(
            Level.WARNING,
            () -> "Changes of keys by other nodes cannot be read; retrying: " + e.getMessage());
      }
      failing = true;
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "Syncing keys failed; retrying.", e);
    }
  }

  /** Runs before any bean is destroyed, so that the last uses can still be saved. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
    thread.shutdownNow();
    attempt(ring::saveUse);
  }
}
