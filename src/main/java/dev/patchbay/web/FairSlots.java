package dev.patchbay.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * So many places, and of them at most so many for one owner, so that nobody takes all of them. A
 * place is taken before what needs it begins, and given back once, however that ends; who has none
 * is not remembered. Thread-safe.
 *
 * @param <O> who takes places; compared by {@code equals}
 */
public final class FairSlots<O> {
  private final int ofAll;
  private final int ofEach;
  private final Map<O, Integer> taken = new HashMap<>();
  private int all;

  /** What there is no more of. */
  public enum Full {
    /** The owner has as many as one may have; others still find some. */
    EACH,
    /** Nobody finds any. */
    ALL
  }

  /**
   * @param ofAll places there are, at least one
   * @param ofEach places that one owner may have, at least one
   */
  public FairSlots(int ofAll, int ofEach) {
    this.ofAll = ofAll;
    this.ofEach = ofEach;
  }

  /** One place of one owner's, until it is closed; closing it again does nothing. */
  public final class Place implements AutoCloseable {
    private final O owner;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Place(O owner) {
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
   * A place for the owner.
   *
   * @param refusal what is thrown where there is none
   */
  public <X extends RuntimeException> Place take(O owner, Function<Full, X> refusal) {
    Full full;
    synchronized (this) {
      Optional<Place> place = tryTake(owner);
      if (place.isPresent()) {
        return place.get();
      }
      full = taken.getOrDefault(owner, 0) < ofEach ? Full.ALL : Full.EACH;
    }
    throw refusal.apply(full);
  }

  /** As {@link #take}, but empty where there is none. */
  public synchronized Optional<Place> tryTake(O owner) {
    int own = taken.getOrDefault(owner, 0);
    if (own >= ofEach || all >= ofAll) {
      return Optional.empty();
    }
    taken.put(owner, own + 1);
    all++;
    return Optional.of(new Place(owner));
  }

  private synchronized void giveBack(O owner) {
    all--;
    taken.computeIfPresent(owner, (key, own) -> own == 1 ? null : own - 1);
  }

  /** Those who have a place at the moment. */
  synchronized int owners() {
    return taken.size();
  }
}
