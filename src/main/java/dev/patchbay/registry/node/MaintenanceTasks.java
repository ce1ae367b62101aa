package dev.patchbay.registry.node;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.usage.UsageFlush;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Periodic tasks of a running node; none of them throws. */
@SingletonBean
class MaintenanceTasks {
  private static final Logger LOG = System.getLogger(MaintenanceTasks.class.getName());

  private final UsageFlush usage;
  private final StoreAccess store;
  private final StoreHealth health;

  @Inject
  MaintenanceTasks(UsageFlush usage, StoreAccess store, StoreHealth health) {
    this.usage = usage;
    this.store = store;
    this.health = health;
  }

  void checkHealth() {
    safely("The store could not be checked; retrying.", health::look);
  }

  void flush() {
    safely("The uses of tools could not be saved; retrying.", usage::flush);
  }

  void prune() {
    safely("Old data could not be pruned; retrying.", store::prune);
  }

  private static void safely(String sentence, Runnable work) {
    try {
      work.run();
    } catch (MCPRuntimeException e) {
      LOG.log(Level.INFO, sentence + " " + e.detail());
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, sentence, e);
    }
  }
}
