package dev.patchbay.registry.access;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.audit.CommitPermit;
import dev.patchbay.registry.audit.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** In-memory key store that can become unavailable. */
public final class InMemoryKeyStore implements KeyStore {
  private final Map<KeyId, ApiKey> keys = new TreeMap<>();
  private long revision;
  private boolean away;
  private Runnable beforeFirst = () -> {};
  private Runnable beforeRemoval = () -> {};
  private Runnable beforeReplacement = () -> {};

  public synchronized void setAway(boolean now) {
    away = now;
  }

  /** Simulates another node at the last moment. */
  public synchronized void whenTheFirstIsAdded(Runnable action) {
    beforeFirst = action;
  }

  /** Simulates another node at the last moment. */
  public synchronized void whenOneIsRemoved(Runnable action) {
    beforeRemoval = action;
  }

  /** Simulates another node at the last moment, once. */
  public synchronized void whenOneIsReplaced(Runnable action) {
    beforeReplacement = action;
  }

  private void reach() {
    if (away) {
      throw new MCPRuntimeException(FailureKind.STORE_UNAVAILABLE, "The store is away.");
    }
  }

  @Override
  public synchronized long revision() {
    reach();
    return revision;
  }

  @Override
  public synchronized Keys read() {
    reach();
    return new Keys(revision, List.copyOf(keys.values()));
  }

  @Override
  public synchronized Recorded<Boolean> addFirst(ApiKey key, CommitPermit permit) {
    reach();
    beforeFirst.run();
    if (keys.values().stream().anyMatch(ApiKey::isLastingPlatformAdmin)) {
      return permit.unused(false);
    }
    return add(key, permit);
  }

  @Override
  public synchronized Recorded<Boolean> add(ApiKey key, CommitPermit permit) {
    key.requireRoomAmong(read().keys());
    return permit.use(
        () -> {
          add(key);
          return true;
        });
  }

  public synchronized void add(ApiKey key) {
    reach();
    keys.put(key.id(), key);
    revision++;
  }

  @Override
  public synchronized Recorded<Boolean> replace(ApiKey before, ApiKey after, CommitPermit permit) {
    reach();
    Runnable first = beforeReplacement;
    beforeReplacement = () -> {};
    first.run();
    ApiKey known = keys.get(before.id());
    if (known == null || !known.hasTextsOf(before)) {
      return permit.unused(false);
    }
    return add(after, permit);
  }

  @Override
  public synchronized Recorded<Boolean> remove(KeyId id, CommitPermit permit) {
    reach();
    beforeRemoval.run();
    ApiKey key = keys.get(id);
    if (key == null) {
      return permit.unused(false);
    }
    key.requireNotLastOf(keys.values());
    return permit.use(
        () -> {
          keys.remove(id);
          revision++;
          return true;
        });
  }

  @Override
  public synchronized void used(Map<KeyId, Instant> times) {
    reach();
    times.forEach((id, at) -> keys.computeIfPresent(id, (same, key) -> key.usedAt(at)));
  }
}
