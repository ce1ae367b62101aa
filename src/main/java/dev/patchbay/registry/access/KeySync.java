package dev.patchbay.registry.access;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.node.NodeState;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Background sync of API keys: reads the changes of other nodes every second, saves last uses every
 * few seconds.
 */
@ApplicationScoped
public class KeySync {
  private static final Logger LOG = System.getLogger(KeySync.class.getName());
  private static final long FOLLOW_SECONDS = 1;
  private static final long SAVE_SECONDS = 5;

  @Resource ManagedThreadFactory threads;
  @Inject KeyRing ring;
  @Inject NodeState node;
  private @Nullable ScheduledThreadPoolExecutor thread;
  private volatile boolean failing;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    ScheduledThreadPoolExecutor running = new ScheduledThreadPoolExecutor(1, threads);
    thread = running;
    var unusedFollow =
        running.scheduleWithFixedDelay(
            () -> attempt(ring::follow), FOLLOW_SECONDS, FOLLOW_SECONDS, TimeUnit.SECONDS);
    var unusedSave =
        running.scheduleWithFixedDelay(
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
    if (thread != null) {
      thread.shutdownNow();
      attempt(ring::saveUse);
    }
  }
}
