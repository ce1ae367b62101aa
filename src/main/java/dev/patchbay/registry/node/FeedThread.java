package dev.patchbay.registry.node;

import dev.patchbay.bean.ServerThreads;
import dev.patchbay.bean.SingletonBean;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that does the work of the feed for as long as the application runs. */
@SingletonBean
public class FeedThread {
  private final ScheduledThreadPoolExecutor thread;

  @Inject
  FeedThread(ServerThreads threads) {
    thread = new ScheduledThreadPoolExecutor(1, threads.factory());
  }

  void every(Duration pause, Runnable work) {
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Nothing happens when the application stops. */
  void execute(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException e) {
      // The application stops: nobody listens any more.
    }
  }

  @PreDestroy
  void stop() {
    // Whoever interrupts a thread that reads from H2 closes its file.
    thread.shutdown();
  }
}
