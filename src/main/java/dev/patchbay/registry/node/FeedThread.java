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

/** The single thread of the change feed; lives as long as the application. */
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

  /** Does nothing while the application stops. */
  void execute(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException e) {
      // The application stops: there are no listeners left.
    }
  }

  @PreDestroy
  void stop() {
    // Interrupting a thread that reads from H2 would close its file.
    thread.shutdown();
  }
}
