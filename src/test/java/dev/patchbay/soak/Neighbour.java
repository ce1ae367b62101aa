package dev.patchbay.soak;

import dev.patchbay.PatchbayClient;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** A tenant that lists its tools, calls one and counts the statuses. Not thread-safe. */
final class Neighbour {
  /** Status of a request without an answer. */
  static final int NONE = 0;

  private final PatchbayClient client;
  private final Map<Integer, Integer> answers = new TreeMap<>();
  private final List<Double> millis = new ArrayList<>();

  Neighbour(PatchbayClient client) {
    this.client = client;
  }

  /** One timed read. */
  void read() {
    long begin = System.nanoTime();
    count(() -> client.get("/v1/projects/p/tools").status());
    millis.add((System.nanoTime() - begin) / 1e6);
  }

  /** One call of a tool with an upstream. */
  void call() {
    count(() -> client.post("/v1/projects/p/tools/quiet__t/invoke", "{}").status());
  }

  private void count(IntSupplier request) {
    int status;
    try {
      status = request.getAsInt();
    } catch (UncheckedIOException e) {
      status = NONE;
    }
    answers.merge(status, 1, Integer::sum);
  }

  /** Number of answers per status. */
  Map<Integer, Integer> answers() {
    return answers;
  }

  /** Duration of all reads so far, in milliseconds. */
  double percentile(double percent) {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
