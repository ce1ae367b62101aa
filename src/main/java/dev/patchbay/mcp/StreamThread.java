package dev.patchbay.mcp;

import dev.patchbay.bean.ServerThreads;
import dev.patchbay.bean.SingletonBean;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Thread of this node that writes to listening streams. It also runs the periodic work of MCP:
 * keep-alives, the probes of running calls, the end of revoked streams and of idle sessions.
 */
@SingletonBean
public class StreamThread {
  private static final Logger LOG = System.getLogger(StreamThread.class.getName());
  private static final long LATER_MILLIS = 100;

  private final ScheduledThreadPoolExecutor thread;

  @Inject
  StreamThread(ServerThreads threads) {
    thread = new ScheduledThreadPoolExecutor(1, threads.factory());
    thread.setRemoveOnCancelPolicy(true);
  }

  void execute(Runnable work) {
    thread.execute(work);
  }

  /** Runs the work after a tenth of a second. */
  void later(Runnable work) {
    var unused = thread.schedule(work, LATER_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Runs the work after each pause until the end of the node. A failure is logged. */
  void keep(long pauseMillis, Runnable work) {
    var unused = every(pauseMillis, () -> attempt(work));
  }

  /** Runs the work after each pause until it fails, or until the answer of this method runs. */
  public Runnable repeat(long pauseMillis, Runnable work) {
    ScheduledFuture<?> future = every(pauseMillis, work);
    return () -> future.cancel(false);
  }

  private ScheduledFuture<?> every(long pauseMillis, Runnable work) {
    return thread.scheduleWithFixedDelay(work, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // An executor drops a task that throws, and streams would die of silence.
      LOG.log(Level.ERROR, "Keeping streams failed", e);
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
