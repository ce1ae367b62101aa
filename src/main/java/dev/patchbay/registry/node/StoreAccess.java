package dev.patchbay.registry.node;

import java.time.Instant;
import java.util.Optional;

/** Port: life cycle of the store: open, availability, write check, pruning. Thread-safe. */
public interface StoreAccess {
  /**
   * Opens the store; may be called again after a failure. Fails with STORE_UNAVAILABLE, whose
   * sentence says why and holds no internals.
   */
  void open();

  /** Why the store is unavailable; empty while it works. */
  Optional<Trouble> trouble();

  /**
   * Test write without effect. Fails with STORE_UNAVAILABLE when the store takes no writes; {@link
   * #trouble} then says why.
   */
  void requireWritable();

  /** Drops data beyond its retention. Fails with STORE_UNAVAILABLE. */
  void prune();

  /**
   * A failure of the store.
   *
   * @param reason without internals
   * @param away true when the store does not answer any node, while reads are served from memory;
   *     false when it answers but takes no writes from this node
   */
  record Trouble(String reason, Instant since, boolean away) {}
}
