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
 * All keys in memory, as this node knows them: its own changes at once, those of other nodes at the
 * next {@link #follow}. While the store is away the keys last known go on. Thread-safe.
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

  /** Fails with STORE_UNAVAILABLE only when they were never read. */
  public Optional<ApiKey> find(KeyId id) {
    return Optional.ofNullable(keys().get(id));
  }

  /** Each with its latest use. */
  Collection<ApiKey> all() {
    return keys().values().stream().map(this::withUse).toList();
  }

  private ApiKey withUse(ApiKey key) {
    return Optional.ofNullable(unsaved.get(key.id())).map(key::usedAt).orElse(key);
  }

  private Map<KeyId, ApiKey> keys() {
    return known.map(Known::keys).orElseGet(this::readAgain);
  }

  /** To be called after every change by this node. */
  synchronized Map<KeyId, ApiKey> readAgain() {
    KeyStore.Keys read = store.read();
    Map<KeyId, ApiKey> keys =
        read.keys().stream().collect(Collectors.toMap(ApiKey::id, Function.identity()));
    known = Optional.of(new Known(read.revision(), Map.copyOf(keys)));
    return keys;
  }

  /** Looks whether another node has changed something. */
  void follow() {
    long revision = store.revision();
    if (known.filter(keys -> keys.revision() == revision).isEmpty()) {
      readAgain();
    }
  }

  /** Moves whenever a key may be another than before, or gone; not with use. */
  public long revision() {
    return known.map(Known::revision).orElse(-1L);
  }

  public void used(KeyId id, Instant at) {
    unsaved.put(id, at);
  }

  /** Saves the times of use; what could not be saved is tried again with the next. */
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
