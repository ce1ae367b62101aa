package dev.patchbay.registry.usage;

import java.util.List;

/**
 * Port: the uses of all nodes, added up. Fails with STORE_UNAVAILABLE, having added nothing that a
 * repetition of the same call would add again.
 */
public interface UsageStore {
  /** Adds a batch once, however often it is sent; what is not there any more is dropped. */
  void add(UsageBatch batch);

  /** The totals that may have changed since a mark of an earlier answer; 0 for all. */
  Changed changedSince(long mark);

  /**
   * Some totals.
   *
   * @param mark for the next time
   */
  record Changed(List<UsageTotal> totals, long mark) {
    public Changed {
      totals = List.copyOf(totals);
    }
  }
}
