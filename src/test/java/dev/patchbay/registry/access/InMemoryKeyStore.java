package dev.patchbay.registry.access;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.audit.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys that nobody keeps, in a store that can go away. */
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

  /** As another node would do at the last moment. */
  public synchronized void whenTheFirstIsAdded(Runnable action) {
    beforeFirst = action;
  }

  /** As another node would do at the last moment. */
  public synchronized void whenOneIsRemoved(Runnable action) {
    beforeRemoval = action;
  }

  /** As another node would do at the last moment, once. */
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
  public synchronized boolean addFirst(ApiKey key, List<AuditRecord> records) {
    reach();
    beforeFirst.run();
    if (keys.values().stream().anyMatch(ApiKey::isLastingPlatformAdmin)) {
      return false;
    }
    add(key);
    return true;
  }

  @Override
  public synchronized void add(ApiKey key, List<AuditRecord> records) {
    key.requireRoomAmong(read().keys());
    add(key);
  }

  public synchronized void add(ApiKey key) {
    reach();
    keys.put(key.id(), key);
    revision++;
  }

  @Override
  public synchronized boolean replace(ApiKey before, ApiKey after, List<AuditRecord> records) {
    reach();
    Runnable first = beforeReplacement;
    beforeReplacement = () -> {};
    first.run();
    ApiKey known = keys.get(before.id());
    if (known == null || !known.hasTextsOf(before)) {
      return false;
    }
    revision++;
    keys.put(after.id(), after);
    return true;
  }

  @Override
  public synchronized boolean remove(KeyId id, List<AuditRecord> records) {
    reach();
    beforeRemoval.run();
    ApiKey key = keys.get(id);
    if (key != null) {
      key.requireNotLastOf(keys.values());
      keys.remove(id);
      revision++;
    }
    return key != null;
  }

  @Override
  public synchronized void used(Map<KeyId, Instant> times) {
    reach();
    times.forEach((id, at) -> keys.computeIfPresent(id, (same, key) -> key.usedAt(at)));
  }
}
