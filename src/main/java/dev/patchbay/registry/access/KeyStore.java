package dev.patchbay.registry.access;

import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Port: durable store of API keys. A change is durable when its method returns. Each change uses
 * its permit in its own transaction, and fails when the permit's last check fails. Thread-safe;
 * fails with STORE_UNAVAILABLE.
 */
public interface KeyStore {

  /** Grows with each key that any node adds, changes or removes; last use does not count. */
  long revision();

  /** Reads all keys. */
  Keys read();

  /**
   * Adds the key unless a non-expiring key of a platform-admin exists. When several nodes try, one
   * succeeds; the others get false, and nothing is recorded.
   */
  Recorded<Boolean> addFirst(ApiKey key, CommitPermit permit);

  /**
   * Adds the key and returns true. Fails with VALIDATION_ERROR when the tenant has {@link
   * ApiKey#MOST_OF_A_TENANT} keys, also when several nodes add keys at once.
   */
  Recorded<Boolean> add(ApiKey key, CommitPermit permit);

  /**
   * Replaces a key. Returns false, and records nothing, when the key is absent or another node has
   * rotated it since {@code before} was read.
   */
  Recorded<Boolean> replace(ApiKey before, ApiKey after, CommitPermit permit);

  /**
   * Removes the key; returns false, and records nothing, when it is absent. Fails with FORBIDDEN
   * for the last non-expiring key of a platform-admin; when several nodes remove the last ones at
   * once, one node fails.
   */
  Recorded<Boolean> remove(KeyId id, CommitPermit permit);

  /** Saves the last use of keys; skips keys that no longer exist. */
  void used(Map<KeyId, Instant> times);

  /**
   * All keys at one moment, in no order.
   *
   * @param revision at most the revision of the keys, so that a later poll misses nothing
   */
  record Keys(long revision, List<ApiKey> keys) {
    public Keys {
      keys = List.copyOf(keys);
    }
  }
}
