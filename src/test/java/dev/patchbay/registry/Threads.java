package dev.patchbay.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs work on several threads that start at the same moment. */
public final class Threads {
  private static final int PATIENCE_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

  private Threads() {}

  /** Work of one thread; an exception fails the test. */
  @FunctionalInterface
  public interface Work {
    void run(int thread) throws Exception;
  }

  /** Waits for all threads; fails with the first failure. */
  public static void together(int threads, Work work) {
    together(threads, PATIENCE, work);
  }

  /** The same with a longer timeout. */
  public static void together(int threads, Duration patience, Work work) {
    long end = System.nanoTime() + patience.toNanos();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        futures.add(
            executor.submit(
                () -> {
                  start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                  work.run(thread);
                  return thread;
                }));
      }
      for (Future<?> future : futures) {
        future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the threads did not come to an end", e);
    } finally {
      executor.shutdownNow();
    }
  }

  /** Waits for the latch; fails after a timeout. */
  public static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the latch was not opened in time");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
