package dev.patchbay.api.feed;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The two threads of event streams and waiting reads, independent of their number: one writes and
 * runs timers, the other may block on the store.
 */
@ApplicationScoped
public class FeedThreads {
  private static final long LATER_MILLIS = 500;

  @Resource ManagedThreadFactory managed;
  private @Nullable ScheduledThreadPoolExecutor writer;
  private @Nullable ScheduledThreadPoolExecutor fetcher;
  private boolean stopped;

  void write(Runnable work) {
    ifRunning(() -> writer().execute(work));
  }

  void fetch(Runnable work) {
    ifRunning(() -> fetcher().execute(work));
  }

  /** Runs the work on the writer's thread, 500 ms later. */
  void later(Runnable work) {
    after(Duration.ofMillis(LATER_MILLIS), work);
  }

  /** Runs the work on the writer's thread; the result cancels it. */
  Runnable after(Duration delay, Runnable work) {
    Future<?>[] planned = new Future<?>[1];
    ifRunning(() -> planned[0] = writer().schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS));
    return () -> {
      if (planned[0] != null) {
        planned[0].cancel(false);
      }
    };
  }

  void every(Duration pause, Runnable work) {
    ifRunning(
        () -> {
          var unused =
              writer()
                  .scheduleWithFixedDelay(
                      work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  private static void ifRunning(Runnable submission) {
    try {
      submission.run();
    } catch (RejectedExecutionException e) {
      // The application stops, so no client waits.
    }
  }

  private synchronized ScheduledThreadPoolExecutor writer() {
    ScheduledThreadPoolExecutor known = writer;
    if (known == null) {
      known = newThread();
      writer = known;
    }
    return known;
  }

  private synchronized ScheduledThreadPoolExecutor fetcher() {
    ScheduledThreadPoolExecutor known = fetcher;
    if (known == null) {
      known = newThread();
      fetcher = known;
    }
    return known;
  }

  private ScheduledThreadPoolExecutor newThread() {
    if (stopped) {
      throw new RejectedExecutionException("stopped");
    }
    ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, managed);
    thread.setRemoveOnCancelPolicy(true);
    return thread;
  }

  @PreDestroy
  synchronized void stop() {
    stopped = true;
    if (writer != null) {
      writer.shutdownNow();
    }
    if (fetcher != null) {
      fetcher.shutdownNow();
    }
  }
}
