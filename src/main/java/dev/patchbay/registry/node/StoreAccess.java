package dev.patchbay.registry.node;

import java.time.Instant;
import java.util.Optional;

/** Port: the store as something that must be opened, can be away, and grows. Thread-safe. */
public interface StoreAccess {
  /**
   * Makes the store usable; may be called again when it failed. Fails with STORE_UNAVAILABLE, whose
   * sentence says why and may be shown to anybody.
   */
  void open();

  /** Why the store is of no use now; empty while it is of use. */
  Optional<Trouble> trouble();

  /**
   * Writes something that changes nothing. Fails with STORE_UNAVAILABLE when the store takes no
   * writes; {@link #trouble} then says why.
   */
  void requireWritable();

  /** Drops what is older than the settings want it kept. Fails with STORE_UNAVAILABLE. */
  void prune();

  /**
   * What is wrong with the store.
   *
   * @param reason may be shown to anybody
   * @param away the store does not answer, for every node alike, and reads go on from memory;
   *     otherwise the store is there and takes no writes from this node
   */
  record Trouble(String reason, Instant since, boolean away) {}
}
