package dev.patchbay.registry.mark;

import java.util.Optional;

/**
 * Port: how far the store and this node's audit trail are. Fails with STORE_UNAVAILABLE.
 * Thread-safe.
 */
public interface StoreExtent {
  /** The kind of store, part of a file's name: a node that changes the kind has two marks. */
  String kind();

  HighWaterMark now();

  /** The line of this node's audit trail that has this number; empty when it is not kept. */
  Optional<String> auditLine(long seq);
}
