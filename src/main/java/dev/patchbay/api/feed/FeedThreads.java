package dev.patchbay.api.feed;

import dev.patchbay.bean.ServerThreads;
import dev.patchbay.bean.SingletonBean;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The two threads that serve all who wait for changes, however many these are: one that writes and
 * keeps the time, and one that may wait for the store.
 */
@SingletonBean
public class FeedThreads {
  private static final long LATER_MILLIS = 500;

  private final ScheduledThreadPoolExecutor writer;
  private final ScheduledThreadPoolExecutor fetcher;

  @Inject
  FeedThreads(ServerThreads threads) {
    writer = newThread(threads);
    fetcher = newThread(threads);
  }

  private static ScheduledThreadPoolExecutor newThread(ServerThreads threads) {
    ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, threads.factory());
    thread.setRemoveOnCancelPolicy(true);
    return thread;
  }

  void write(Runnable work) {
    ifRunning(() -> writer.execute(work));
  }

  void fetch(Runnable work) {
    ifRunning(() -> fetcher.execute(work));
  }

  /** On the writer's thread, in a moment. */
  void later(Runnable work) {
    after(Duration.ofMillis(LATER_MILLIS), work);
  }

  /** On the writer's thread; what is returned calls it off. */
  Runnable after(Duration delay, Runnable work) {
    Future<?>[] planned = new Future<?>[1];
    ifRunning(() -> planned[0] = writer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS));
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
              writer.scheduleWithFixedDelay(
                  work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  private static void ifRunning(Runnable submission) {
    try {
      submission.run();
    } catch (RejectedExecutionException e) {
      // The application stops: nobody waits any more.
    }
  }

  @PreDestroy
  void stop() {
    writer.shutdownNow();
    fetcher.shutdownNow();
  }
}
