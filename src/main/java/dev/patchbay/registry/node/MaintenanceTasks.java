package dev.patchbay.registry.node;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.usage.UsageFlush;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What is done again and again while a node runs; none of it throws. */
@SingletonBean
class MaintenanceTasks {
  private static final Logger LOG = System.getLogger(MaintenanceTasks.class.getName());

  private final UsageFlush usage;
  private final StoreAccess store;
  private final StoreHealth watch;

  @Inject
  MaintenanceTasks(UsageFlush usage, StoreAccess store, StoreHealth watch) {
    this.usage = usage;
    this.store = store;
    this.watch = watch;
  }

  void watch() {
    safely("The store could not be looked at; the next look follows.", watch::look);
  }

  void flush() {
    safely("The uses of tools could not be saved; the next try follows.", usage::flush);
  }

  void prune() {
    safely("What is too old could not be dropped; the next try follows.", store::prune);
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
