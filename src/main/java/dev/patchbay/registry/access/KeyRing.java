package dev.patchbay.registry.access;

import dev.patchbay.bean.SingletonBean;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In-memory cache of all API keys. Changes of this node are visible at once, changes of other nodes
 * after the next {@link #follow}. While the store is unavailable, the last known keys stay valid.
 * Thread-safe.
 */
@SingletonBean
public class KeyRing {
  private final Map<KeyId, Instant> unsaved = new ConcurrentHashMap<>();
  private volatile Optional<Known> known = Optional.empty();
  private final KeyStore store;

  private record Known(long revision, Map<KeyId, ApiKey> keys) {}

  @Inject
  public KeyRing(KeyStore store) {
    this.store = store;
  }

  /** Finds a key; fails with STORE_UNAVAILABLE only when the keys were never read. */
  public Optional<ApiKey> find(KeyId id) {
    return Optional.ofNullable(keys().get(id));
  }

  /** All keys, each with its last use. */
  Collection<ApiKey> all() {
    return keys().values().stream().map(this::withUse).toList();
  }

  private ApiKey withUse(ApiKey key) {
    return Optional.ofNullable(unsaved.get(key.id())).map(key::usedAt).orElse(key);
  }

  private Map<KeyId, ApiKey> keys() {
    return known.map(Known::keys).orElseGet(this::readAgain);
  }

  /** Reloads all keys; to be called after each change by this node. */
  synchronized Map<KeyId, ApiKey> readAgain() {
    KeyStore.Keys read = store.read();
    Map<KeyId, ApiKey> keys =
        read.keys().stream().collect(Collectors.toMap(ApiKey::id, Function.identity()));
    known = Optional.of(new Known(read.revision(), Map.copyOf(keys)));
    return keys;
  }

  /** Reloads the keys if another node has changed one. */
  void follow() {
    long revision = store.revision();
    if (known.filter(keys -> keys.revision() == revision).isEmpty()) {
      readAgain();
    }
  }

  /**
   * Version counter: grows whenever a key was added, changed or removed; last use does not count.
   */
  public long revision() {
    return known.map(Known::revision).orElse(-1L);
  }

  public void used(KeyId id, Instant at) {
    unsaved.put(id, at);
  }

  /** Saves the times of last use; failed ones are saved with the next call. */
  void saveUse() {
    Map<KeyId, Instant> batch = Map.copyOf(unsaved);
    if (batch.isEmpty()) {
      return;
    }
    store.used(batch);
    readAgain();
    batch.forEach(unsaved::remove);
  }
}
