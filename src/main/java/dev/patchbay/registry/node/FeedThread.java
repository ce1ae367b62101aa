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

/** The single thread of the change feed; lives as long as the application. */
@ApplicationScoped
public class FeedThread {
  @Resource ManagedThreadFactory threads;
  @Inject Settings settings;
  @Inject RevisionLog log;
  @Inject Instance<ChangeFeed> feed;
  private @Nullable ScheduledThreadPoolExecutor thread;
  private @Nullable Future<?> looks;

  /** Starts publishing and polling after the loaded revision. */
  public void follow(Revision loaded) {
    ChangeFeed started = feed.get();
    started.startAt(loaded);
    long millis = settings.clusterPoll().toMillis();
    looks =
        running().scheduleWithFixedDelay(started::follow, millis, millis, TimeUnit.MILLISECONDS);
    log.whenChanged(started::follow);
  }

  /** Does nothing while the application stops. */
  void execute(Runnable work) {
    try {
      running().execute(work);
    } catch (RejectedExecutionException e) {
      // The application stops: there are no listeners left.
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
      // Interrupting a thread that reads from H2 would close its file.
      thread.shutdown();
    }
  }
}
