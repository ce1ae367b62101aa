package dev.patchbay.registry;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Measures the bytes that the current thread allocates for a piece of work: a count, not a time.
 */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 1000;
  private static final int RUNS = 101;

  private Allocation() {}

  public static long of(Runnable work) {
    return of(work, () -> {});
  }

  /**
   * The median over many runs of the work, after as many warm-up runs.
   *
   * @param undo runs between two measurements, not counted
   */
  public static long of(Runnable work, Runnable undo) {
    for (int i = 0; i < WARM_UP; i++) {
      work.run();
      undo.run();
    }
    long thread = Thread.currentThread().getId();
    long[] bytes = new long[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long before = THREADS.getThreadAllocatedBytes(thread);
      work.run();
      bytes[i] = THREADS.getThreadAllocatedBytes(thread) - before;
      undo.run();
    }
    Arrays.sort(bytes);
    return bytes[RUNS / 2];
  }
}
