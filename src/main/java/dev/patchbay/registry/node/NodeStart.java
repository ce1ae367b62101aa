package dev.patchbay.registry.node;

import dev.patchbay.bean.ServerThreads;
import dev.patchbay.bean.SingletonBean;
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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Starts the node on a thread of its own, while the server goes on: opens the store and loads from
 * it until that has succeeded, however long the store is away, and then begins to follow. Ends with
 * a last flush, while everything that it needs is still there.
 */
@SingletonBean
public class NodeStart {
  private static final Logger LOG = System.getLogger(NodeStart.class.getName());
  private static final int PATIENCE_SECONDS = 5;

  /** Changes that a crash can take from the store unnoticed are of this time. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Dropping old versions may take long, and must not hold up the others. */
  private static final int THREADS = 2;

  private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(10);

  private final StartSettings settings;
  private final StoreHealth watch;
  private final MaintenanceTasks jobs;
  private final ProjectLoad projects;
  private final Iterable<StartCheck> checks;
  private final FeedStart feed;
  private final NodeState state;
  private final ThreadFactory threads;
  private final ScheduledThreadPoolExecutor work;

  @Inject
  NodeStart(
      StartSettings settings,
      StoreHealth watch,
      MaintenanceTasks jobs,
      ProjectLoad projects,
      Instance<StartCheck> checks,
      FeedStart feed,
      NodeState state,
      ServerThreads threads) {
    this.settings = settings;
    this.watch = watch;
    this.jobs = jobs;
    this.projects = projects;
    this.checks = checks;
    this.feed = feed;
    this.state = state;
    this.threads = threads.factory();
    this.work = new ScheduledThreadPoolExecutor(THREADS, this.threads);
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    work.execute(this::run);
  }

  private void run() {
    try {
      // A node that serves has all that it needs to end well.
      ClassPreloading.load(NodeStart.class.getClassLoader());
      feed.follow(loading().persistently());
      jobs.flush();
      state.ready();
      LOG.log(Level.INFO, "This node serves what the store has.");
      every(BETWEEN_LOOKS, jobs::watch);
      every(settings.usageFlush(), jobs::flush);
      every(BETWEEN_PRUNINGS, jobs::prune);
    } catch (InterruptedException e) {
      // The application stops before it has begun.
      Thread.currentThread().interrupt();
    }
  }

  private void finish() {
    work.shutdown();
    try {
      if (!work.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "The store does not answer; the last uses may be lost.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LoadWithBackoff loading() {
    return new LoadWithBackoff(
        watch::open,
        checks,
        projects,
        state,
        threads,
        pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()));
  }

  private void every(Duration pause, Runnable job) {
    Future<?> unused =
        work.scheduleWithFixedDelay(job, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Before any bean is gone: the last uses still find their way. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
    if (state.isReady()) {
      // Whoever interrupts a thread that writes to H2 closes its file.
      finish();
      jobs.flush();
      jobs.watch();
    } else {
      work.shutdownNow();
    }
  }
}
