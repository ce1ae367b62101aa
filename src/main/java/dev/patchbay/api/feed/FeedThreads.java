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
 * The two threads of event streams and waiting reads, independent of their number: one writes and
 * runs timers, the other may block on the store.
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

  /** Runs the work on the writer's thread, 500 ms later. */
  void later(Runnable work) {
    after(Duration.ofMillis(LATER_MILLIS), work);
  }

  /** Runs the work on the writer's thread; the result cancels it. */
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
      // The application stops, so no client waits.
    }
  }

  @PreDestroy
  void stop() {
    writer.shutdownNow();
    fetcher.shutdownNow();
  }
}
