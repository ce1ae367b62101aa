package dev.patchbay.registry.node;

import dev.patchbay.model.Revision;
import dev.patchbay.registry.change.RevisionLog;
import dev.patchbay.registry.operator.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thread that does the work of the feed for as long as the application runs. */
@ApplicationScoped
public class FeedThread {
  @Resource ManagedThreadFactory threads;
  @Inject Settings settings;
  @Inject RevisionLog log;
  @Inject Instance<ChangeFeed> feed;
  private @Nullable ScheduledThreadPoolExecutor thread;
  private @Nullable Future<?> looks;

  /** Begins to tell, and to look for changes of other nodes, after what is loaded already. */
  public void follow(Revision loaded) {
    ChangeFeed started = feed.get();
    started.startAt(loaded);
    long millis = settings.clusterPoll().toMillis();
    looks =
        running().scheduleWithFixedDelay(started::follow, millis, millis, TimeUnit.MILLISECONDS);
    log.whenChanged(started::follow);
  }

  /** Nothing happens when the application stops. */
  void execute(Runnable work) {
    try {
      running().execute(work);
    } catch (RejectedExecutionException e) {
      // The application stops: nobody listens any more.
    }
  }

  private synchronized ScheduledThreadPoolExecutor running() {
    ScheduledThreadPoolExecutor running = thread;
    if (running == null) {
      running = new ScheduledThreadPoolExecutor(1, threads);
      thread = running;
    }
    return running;
  }

  @PreDestroy
  synchronized void stop() {
    if (looks != null) {
      looks.cancel(false);
    }
    if (thread != null) {
      // Whoever interrupts a thread that reads from H2 closes its file.
      thread.shutdown();
    }
  }
}
