package dev.patchbay.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The distribution of many short times, in milliseconds. */
final class Percentiles {
  private final List<Double> millis = new ArrayList<>();

  void take(Runnable work) {
    long start = System.nanoTime();
    work.run();
    millis.add((System.nanoTime() - start) / 1e6);
  }

  double at(double percent) {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  /** How much later than the other ones these come. */
  String over(Percentiles other) {
    return "p50 %+.3f ms, p99 %+.3f ms".formatted(at(50) - other.at(50), at(99) - other.at(99));
  }

  @Override
  public String toString() {
    return "p50 %.3f ms, p99 %.3f ms (n=%d)".formatted(at(50), at(99), millis.size());
  }
}
