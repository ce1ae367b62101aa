package dev.patchbay.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.bean.SingletonBean;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Concurrency limit of requests per owner, an address or a tenant. A request counts while a thread
 * works on it; streams and calls that go on without one have limits of their own. Thread-safe,
 * without locks.
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

  /** Counts the visit for the owner; false when that has as many in work as it may have. */
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

  /** The visit is the owner's, and is not counted. */
  public void pass(RequestSlot slot, String owner) {
    slot.belongTo(owner, null);
  }

  /** The thread has done its work; nothing the second time. */
  public void leave(RequestSlot slot) {
    slot.belongTo(slot.owner(), null);
  }
}
