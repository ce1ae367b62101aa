package dev.patchbay.store.memory;

import dev.patchbay.registry.idempotency.IdempotencyKey;
import dev.patchbay.registry.idempotency.IdempotencyStore;
import dev.patchbay.registry.idempotency.StoredAnswer;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** In-memory idempotency store, lost at a restart; evicts the oldest answers when full. */
public final class InMemoryIdempotencyStore implements IdempotencyStore {
  private static final int MOST = 10_000;

  private final Map<IdempotencyKey, Entry> entries = new LinkedHashMap<>();

  private record Entry(String digest, Instant begunAt, Optional<StoredAnswer> answer) {
    boolean isOver(Instant now) {
      return IdempotencyStore.isOver(begunAt, answer.isPresent(), now);
    }
  }

  @Override
  public synchronized Beginning begin(IdempotencyKey key, String digest, Instant now) {
    Entry known = entries.get(key);
    if (known == null || known.isOver(now)) {
      entries.remove(key);
      makeRoom(now);
      entries.put(key, new Entry(digest, now, Optional.empty()));
      return new Beginning.Begun();
    }
    if (!known.digest().equals(digest)) {
      return new Beginning.OtherRequest();
    }
    return known.answer().<Beginning>map(Beginning.Answered::new).orElseGet(Beginning.Running::new);
  }

  /** The first entries are the oldest. */
  private void makeRoom(Instant now) {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext() && (oldest.next().isOver(now) || entries.size() >= MOST)) {
      oldest.remove();
    }
  }

  @Override
  public synchronized void finish(IdempotencyKey key, StoredAnswer answer) {
    entries.computeIfPresent(
        key, (same, begun) -> new Entry(begun.digest(), begun.begunAt(), Optional.of(answer)));
  }

  @Override
  public synchronized void forget(IdempotencyKey key) {
    entries.remove(key);
  }

  int size() {
    return entries.size();
  }
}
