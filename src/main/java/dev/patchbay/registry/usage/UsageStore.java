package dev.patchbay.registry.usage;

import java.util.List;

/**
 * Port: usage totals of all nodes. Fails with STORE_UNAVAILABLE; a failed call can be repeated
 * without counting twice.
 */
public interface UsageStore {
  /** Adds a batch exactly once, even when it is sent again; skips tools that no longer exist. */
  void add(UsageBatch batch);

  /** Totals that may have changed since the mark of an earlier answer; 0 for all. */
  Changed changedSince(long mark);

  /**
   * Changed totals.
   *
   * @param mark to pass to the next call
   */
  record Changed(List<UsageTotal> totals, long mark) {
    public Changed {
      totals = List.copyOf(totals);
    }
  }
}
