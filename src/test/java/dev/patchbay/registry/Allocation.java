package dev.patchbay.registry;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** How many bytes the current thread allocates for a piece of work: a count, not a time. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 1000;
  private static final int RUNS = 101;

  private Allocation() {}

  public static long of(Runnable work) {
    return of(work, () -> {});
  }

  /**
   * The median over many runs of the work alone, after as many that nobody counts.
   *
   * @param undo what is to be done between two runs
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
