package dev.patchbay.registry.access;

import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Port: the keys, kept so that they survive. What has returned is safe. A change is given the
 * permit to use in its own transaction, and fails as the permit's last check does. Thread-safe;
 * fails with STORE_UNAVAILABLE when it cannot be reached.
 */
public interface KeyStore {

  /** Moves with every key that is added, changed or removed, by whichever node; not with use. */
  long revision();

  /** Everything there is. */
  Keys read();

  /**
   * Adds the key where there is no lasting one of a platform-admin; of several nodes that try, one
   * succeeds. For the others it is false, and nothing is recorded.
   */
  Recorded<Boolean> addFirst(ApiKey key, CommitPermit permit);

  /**
   * Always true. Fails with VALIDATION_ERROR when the tenant of the key has {@link
   * ApiKey#MOST_OF_A_TENANT}, also when several nodes add keys at once.
   */
  Recorded<Boolean> add(ApiKey key, CommitPermit permit);

  /**
   * Replaces a key as it was known; false when it is not there, or has other texts by now because
   * another node has rotated it, and then nothing is recorded.
   */
  Recorded<Boolean> replace(ApiKey before, ApiKey after, CommitPermit permit);

  /**
   * False when it was not there, and then nothing is recorded. Fails with FORBIDDEN for the last
   * lasting key of a platform-admin; of several nodes that remove the last ones, one fails.
   */
  Recorded<Boolean> remove(KeyId id, CommitPermit permit);

  /** Notes when keys were used last; those that are gone are passed over. */
  void used(Map<KeyId, Instant> times);

  /**
   * The keys at one moment, in no order.
   *
   * @param revision at most that of the keys, so that a later look misses nothing
   */
  record Keys(long revision, List<ApiKey> keys) {
    public Keys {
      keys = List.copyOf(keys);
    }
  }
}
