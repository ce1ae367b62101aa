package dev.patchbay.store.memory;

import dev.patchbay.model.TenantId;
import dev.patchbay.registry.secret.WrappedKey;
import dev.patchbay.registry.secret.WrappedKeys;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** In-memory data keys, with the lifetime of the in-memory store. */
public final class InMemoryWrappedKeys implements WrappedKeys {
  private final ConcurrentMap<TenantId, WrappedKey> keys = new ConcurrentHashMap<>();

  @Override
  public Optional<WrappedKey> find(TenantId tenant) {
    return Optional.ofNullable(keys.get(tenant));
  }

  @Override
  public Optional<WrappedKey> any() {
    return keys.values().stream().findAny();
  }

  @Override
  public WrappedKey putIfAbsent(WrappedKey key) {
    WrappedKey there = keys.putIfAbsent(key.tenant(), key);
    return there == null ? key : there;
  }

  @Override
  public List<WrappedKey> all() {
    return List.copyOf(keys.values());
  }

  @Override
  public boolean replace(WrappedKey before, WrappedKey after) {
    return keys.replace(before.tenant(), before, after);
  }
}
