package dev.patchbay.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Semaphore with a share per owner: a limit for all, and a lower one for each owner, so that one
 * owner cannot take all slots. A slot is taken before the work begins and released exactly once.
 * Owners without a slot use no memory. Thread-safe.
 *
 * @param <O> owner of slots; compared by {@code equals}
 */
public final class FairSlots<O> {
  private final int ofAll;
  private final int ofEach;
  private final Map<O, Integer> taken = new HashMap<>();
  private int all;

  /** The limit that was reached. */
  public enum Full {
    /** The owner has reached its share; other owners still get slots. */
    EACH,
    /** All slots are taken. */
    ALL
  }

  /**
   * @param ofAll slots in all, at least one
   * @param ofEach slots per owner, at least one
   */
  public FairSlots(int ofAll, int ofEach) {
    this.ofAll = ofAll;
    this.ofEach = ofEach;
  }

  /** One slot, held until {@link #close}; closing twice is harmless. */
  public final class Slot implements AutoCloseable {
    private final O owner;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Slot(O owner) {
      this.owner = owner;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        giveBack(owner);
      }
    }
  }

  /**
   * Takes a slot for the owner.
   *
   * @param refusal makes the exception that is thrown when a limit is reached
   */
  public <X extends RuntimeException> Slot take(O owner, Function<Full, X> refusal) {
    Full full;
    synchronized (this) {
      Optional<Slot> slot = tryTake(owner);
      if (slot.isPresent()) {
        return slot.get();
      }
      full = taken.getOrDefault(owner, 0) < ofEach ? Full.ALL : Full.EACH;
    }
    throw refusal.apply(full);
  }

  /** As {@link #take}, but empty where there is none. */
  public synchronized Optional<Slot> tryTake(O owner) {
    int own = taken.getOrDefault(owner, 0);
    if (own >= ofEach || all >= ofAll) {
      return Optional.empty();
    }
    taken.put(owner, own + 1);
    all++;
    return Optional.of(new Slot(owner));
  }

  private synchronized void giveBack(O owner) {
    all--;
    taken.computeIfPresent(owner, (key, own) -> own == 1 ? null : own - 1);
  }

  /** Number of owners that hold a slot. */
  synchronized int owners() {
    return taken.size();
  }
}
