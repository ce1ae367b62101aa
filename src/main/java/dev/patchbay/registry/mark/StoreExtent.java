package dev.patchbay.registry.mark;

import java.util.Optional;

/**
 * Port: the current end of the store and of this node's audit trail. Fails with STORE_UNAVAILABLE.
 * Thread-safe.
 */
public interface StoreExtent {
  /**
   * Kind of the store, part of the mark's file name; a node that changes the kind has two marks.
   */
  String kind();

  HighWaterMark now();

  /** The audit line with this number; empty when it is not kept. */
  Optional<String> auditLine(long seq);
}
