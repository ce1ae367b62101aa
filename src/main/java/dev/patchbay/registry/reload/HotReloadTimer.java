package dev.patchbay.registry.reload;

import dev.patchbay.registry.operator.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls the hot-reload check at every interval while hot reload is on; a check that overruns its
 * interval makes the next one be left out. Catches everything: a container drops a timer whose
 * callback throws.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HotReloadTimer {
  private static final Logger LOG = System.getLogger(HotReloadTimer.class.getName());

  private final AtomicBoolean running = new AtomicBoolean();
  @Resource TimerService timers;
  @Inject Settings settings;
  @Inject HotReload hotReload;

  @PostConstruct
  void start() {
    if (!settings.hotReload()) {
      LOG.log(Level.INFO, "Hot reload is off (HOT_RELOAD=false); POST …/hot-reload still checks.");
      return;
    }
    long millis = settings.hotReloadInterval().toMillis();
    timers.createIntervalTimer(millis, millis, new TimerConfig("hot reload", false));
    LOG.log(
        Level.INFO,
        "Hot reload looks at the descriptor files every {0} ms.",
        Long.toString(millis));
  }

  @Timeout
  void tick() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      hotReload.poll();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "The hot-reload check failed; the next one follows.", e);
    } finally {
      running.set(false);
    }
  }
}
