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
 * Starts the node on its own thread while the server starts: opens the store, loads all projects,
 * retrying for as long as the store is unavailable, then follows changes of other nodes. At
 * shutdown it saves the last uses while all beans still exist.
 */
@SingletonBean
public class NodeStart {
  private static final Logger LOG = System.getLogger(NodeStart.class.getName());
  private static final int PATIENCE_SECONDS = 5;

  /** Interval of the store check; it bounds how old a loss is that a crash can hide. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Pruning may take long and must not delay the other tasks. */
  private static final int THREADS = 2;

  private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(10);

  private final StartSettings settings;
  private final StoreHealth health;
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
      StoreHealth health,
      MaintenanceTasks jobs,
      ProjectLoad projects,
      Instance<StartCheck> checks,
      FeedStart feed,
      NodeState state,
      ServerThreads threads) {
    this.settings = settings;
    this.health = health;
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
      // A serving node has already loaded all classes that the shutdown needs.
      ClassPreloading.load(NodeStart.class.getClassLoader());
      feed.follow(loading().persistently());
      jobs.flush();
      state.ready();
      LOG.log(Level.INFO, "This node serves what the store has.");
      every(BETWEEN_LOOKS, jobs::checkHealth);
      every(settings.usageFlush(), jobs::flush);
      every(BETWEEN_PRUNINGS, jobs::prune);
    } catch (InterruptedException e) {
      // The application stops before the start has finished.
      Thread.currentThread().interrupt();
    }
  }

  private void finish() {
    work.shutdown();
    try {
      if (!work.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "The store does not answer; the last uses of tools may be lost.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LoadWithBackoff loading() {
    return new LoadWithBackoff(
        health::open,
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

  /** Runs before any bean is destroyed, so that the last uses can still be saved. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
    if (state.isReady()) {
      // Interrupting a thread that writes to H2 would close its file.
      finish();
      jobs.flush();
      jobs.checkHealth();
    } else {
      work.shutdownNow();
    }
  }
}
