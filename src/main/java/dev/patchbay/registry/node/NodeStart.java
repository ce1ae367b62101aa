package dev.patchbay.registry.node;

import dev.patchbay.registry.change.ForeignChanges;
import dev.patchbay.registry.change.RegistryStore;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.mark.HighWaterMarks;
import dev.patchbay.registry.mark.StoreExtent;
import dev.patchbay.registry.operator.DataDirectory;
import dev.patchbay.registry.snapshot.InvalidationCounters;
import dev.patchbay.registry.usage.UsageFigures;
import dev.patchbay.registry.usage.UsageFlush;
import dev.patchbay.registry.usage.UsageStore;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts the node on its own thread while the server starts: opens the store, loads all projects,
 * retrying for as long as the store is unavailable, then follows changes of other nodes. At
 * shutdown it saves the last uses while all beans still exist.
 */
@ApplicationScoped
public class NodeStart {
  private static final Logger LOG = System.getLogger(NodeStart.class.getName());
  private static final int PATIENCE_SECONDS = 5;

  /** Interval of the store check; it bounds how old a loss is that a crash can hide. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Pruning may take long and must not delay the other tasks. */
  private static final int THREADS = 2;

  private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(10);

  @Resource ManagedThreadFactory threads;
  @Inject StartSettings settings;
  @Inject StoreAccess access;
  @Inject StoreExtent extent;
  @Inject DataDirectory data;
  @Inject Instance<StartCheck> checks;
  @Inject RegistryStore store;
  @Inject RevisionLog log;
  @Inject UsageStore usageStore;
  @Inject UsageFigures figures;
  @Inject InvalidationCounters ticks;
  @Inject ForeignChanges changes;
  @Inject FeedThread feed;
  @Inject NodeState state;
  private @Nullable ScheduledThreadPoolExecutor work;
  private @Nullable MaintenanceTasks upkeep;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    StoreHealth health = new StoreHealth(access, new HighWaterMarks(extent, data), data, state);
    MaintenanceTasks jobs =
        new MaintenanceTasks(new UsageFlush(figures, ticks, usageStore), access, health);
    ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(THREADS, threads);
    upkeep = jobs;
    work = thread;
    thread.execute(() -> run(jobs, health, thread));
  }

  private void run(MaintenanceTasks jobs, StoreHealth health, ScheduledThreadPoolExecutor thread) {
    try {
      // A serving node has already loaded all classes that the shutdown needs.
      ClassPreloading.load(NodeStart.class.getClassLoader());
      feed.follow(loading(health).persistently());
      jobs.flush();
      state.ready();
      LOG.log(Level.INFO, "This node serves what the store has.");
      every(thread, BETWEEN_LOOKS, jobs::checkHealth);
      every(thread, settings.usageFlush(), jobs::flush);
      every(thread, BETWEEN_PRUNINGS, jobs::prune);
    } catch (InterruptedException e) {
      // The application stops before the start has finished.
      Thread.currentThread().interrupt();
    }
  }

  private static void finish(ScheduledThreadPoolExecutor thread) {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "The store does not answer; the last uses of tools may be lost.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LoadWithBackoff loading(StoreHealth health) {
    return new LoadWithBackoff(
        health::open,
        checks,
        new ProjectLoad(store, log, changes, state),
        state,
        threads,
        pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()));
  }

  private static void every(ScheduledThreadPoolExecutor thread, Duration pause, Runnable job) {
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            job, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Runs before any bean is destroyed, so that the last uses can still be saved. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
    ScheduledThreadPoolExecutor thread = work;
    MaintenanceTasks jobs = upkeep;
    if (thread != null && jobs != null) {
      if (state.isReady()) {
        // Interrupting a thread that writes to H2 would close its file.
        finish(thread);
        jobs.flush();
        jobs.checkHealth();
      } else {
        thread.shutdownNow();
      }
    }
  }
}
