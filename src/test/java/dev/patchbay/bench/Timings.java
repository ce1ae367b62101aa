package dev.patchbay.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** CPU and wall time of work that runs on the calling thread, in milliseconds. */
final class Timings {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Double> cpu = new ArrayList<>();
  private final List<Double> wall = new ArrayList<>();

  void take(Runnable work) {
    long wallStart = System.nanoTime();
    long cpuStart = THREADS.getCurrentThreadCpuTime();
    work.run();
    cpu.add((THREADS.getCurrentThreadCpuTime() - cpuStart) / 1e6);
    wall.add((System.nanoTime() - wallStart) / 1e6);
  }

  @Override
  public String toString() {
    return "CPU " + summary(cpu) + ", wall " + summary(wall);
  }

  static String summary(List<Double> millis) {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return "median %.1f ms (min %.1f, max %.1f, n=%d)"
        .formatted(
            sorted.get(sorted.size() / 2),
            sorted.get(0),
            sorted.get(sorted.size() - 1),
            sorted.size());
  }
}
