package dev.patchbay.registry.reload;

import dev.patchbay.registry.operator.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs the hot-reload check periodically while hot reload is on. A check that takes longer than its
 * interval skips the next one. Catches everything, because a container drops a timer whose callback
 * throws. Stops before the registry does, and waits for the running check.
 */
@Singleton
@Startup
@DependsOn("InternalRegistry")
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HotReloadTimer {
  private static final Logger LOG = System.getLogger(HotReloadTimer.class.getName());
  private static final long PATIENCE_SECONDS = 10;

  private final Semaphore turn = new Semaphore(1);
  @Resource TimerService timers;
  @Inject Settings settings;

  /** Made at the first check: this starts before the settings are held against their rules. */
  @Inject Provider<HotReload> hotReload;

  @PostConstruct
  void start() {
    if (!settings.hotReload()) {
      LOG.log(Level.INFO, "Hot reload is off (HOT_RELOAD=false); POST …/hot-reload still checks.");
      return;
    }
    long millis = settings.hotReloadInterval().toMillis();
    timers.createIntervalTimer(millis, millis, new TimerConfig("hot reload", false));
    LOG.log(
        Level.INFO, "Hot reload checks the descriptor files every {0} ms.", Long.toString(millis));
  }

  @Timeout
  void tick() {
    if (!turn.tryAcquire()) {
      return;
    }
    try {
      hotReload.get().poll();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "The hot-reload check failed; retrying at the next interval.", e);
    } finally {
      turn.release();
    }
  }

  /** Takes the check lock for good, so that no check runs after the registry has stopped. */
  @PreDestroy
  void stop() {
    try {
      if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "A hot-reload check is still running while the application stops.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
