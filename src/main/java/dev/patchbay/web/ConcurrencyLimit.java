package dev.patchbay.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.bean.SingletonBean;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Concurrency limit: requests in progress per owner (a client address or a tenant). A request
 * counts while a thread works on it; asynchronous streams and calls have limits of their own.
 * Thread-safe, lock-free.
 */
@SingletonBean
public class ConcurrencyLimit {
  private static final int MOST_COUNTED = 50_000;

  private final Cache<String, AtomicInteger> counts =
      Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();
  private final Optional<Integer> most;

  @Inject
  ConcurrencyLimit(LoadSettings settings) {
    most = settings.requests();
  }

  /** Counts the request for the owner; false when the owner has reached the limit. */
  public boolean enter(RequestSlot slot, String owner) {
    if (most.isEmpty()) {
      slot.belongTo(owner, null);
      return true;
    }
    AtomicInteger count = counts.get(owner, unused -> new AtomicInteger());
    if (count.incrementAndGet() > most.get()) {
      count.decrementAndGet();
      return false;
    }
    slot.belongTo(owner, count);
    return true;
  }

  /** Assigns the request to the owner without counting it. */
  public void pass(RequestSlot slot, String owner) {
    slot.belongTo(owner, null);
  }

  /** Releases the request's slot when its thread has finished. Idempotent. */
  public void leave(RequestSlot slot) {
    slot.belongTo(slot.owner(), null);
  }
}
