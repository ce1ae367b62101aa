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
 * Starts the node on a thread of its own, while the server goes on: opens the store and loads from
 * it until that has succeeded, however long the store is away, and then begins to follow. Ends with
 * a last flush, while everything that it needs is still there.
 */
@ApplicationScoped
public class NodeStart {
  private static final Logger LOG = System.getLogger(NodeStart.class.getName());
  private static final int PATIENCE_SECONDS = 5;

  /** Changes that a crash can take from the store unnoticed are of this time. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Dropping old versions may take long, and must not hold up the others. */
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
    StoreHealth watch = new StoreHealth(access, new HighWaterMarks(extent, data), data, state);
    MaintenanceTasks jobs =
        new MaintenanceTasks(new UsageFlush(figures, ticks, usageStore), access, watch);
    ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(THREADS, threads);
    upkeep = jobs;
    work = thread;
    thread.execute(() -> run(jobs, watch, thread));
  }

  private void run(MaintenanceTasks jobs, StoreHealth watch, ScheduledThreadPoolExecutor thread) {
    try {
      // A node that serves has all that it needs to end well.
      ClassPreloading.load(NodeStart.class.getClassLoader());
      feed.follow(loading(watch).persistently());
      jobs.flush();
      state.ready();
      LOG.log(Level.INFO, "This node serves what the store has.");
      every(thread, BETWEEN_LOOKS, jobs::watch);
      every(thread, settings.usageFlush(), jobs::flush);
      every(thread, BETWEEN_PRUNINGS, jobs::prune);
    } catch (InterruptedException e) {
      // The application stops before it has begun.
      Thread.currentThread().interrupt();
    }
  }

  private static void finish(ScheduledThreadPoolExecutor thread) {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "The store does not answer; the last uses may be lost.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LoadWithBackoff loading(StoreHealth watch) {
    return new LoadWithBackoff(
        watch::open,
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

  /** Before any bean is gone: the last uses still find their way. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
    ScheduledThreadPoolExecutor thread = work;
    MaintenanceTasks jobs = upkeep;
    if (thread != null && jobs != null) {
      if (state.isReady()) {
        // Whoever interrupts a thread that writes to H2 closes its file.
        finish(thread);
        jobs.flush();
        jobs.watch();
      } else {
        thread.shutdownNow();
      }
    }
  }
}
