package dev.patchbay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.web.FairSlots.Full;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FairSlotsTest {
  private static final int THREADS = 8;

  private final FairSlots<String> places = new FairSlots<>(4, 2);

  private FairSlots<String>.Slot take(String owner) {
    return take(places, owner);
  }

  private static FairSlots<String>.Slot take(FairSlots<String> places, String owner) {
    return places.take(owner, full -> new IllegalStateException(full.name()));
  }

  private static Optional<FairSlots<String>.Slot> find(FairSlots<String> places, String owner) {
    try {
      return Optional.of(take(places, owner));
    } catch (IllegalStateException full) {
      return Optional.empty();
    }
  }

  private void assertRefused(String owner, Full full) {
    assertThatThrownBy(() -> take(owner))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(full.name());
  }

  @Test
  void ownerAtItsShareIsRefusedAndOthersAreNot() {
    take("a");
    take("a");

    assertRefused("a", Full.EACH);

    assertThat(take("b")).isNotNull();
  }

  @Test
  void everyOwnerIsRefusedWhenAllSlotsAreTaken() {
    take("a");
    take("a");
    take("b");
    take("c");

    assertRefused("b", Full.ALL);
    assertRefused("d", Full.ALL);
    assertRefused("a", Full.EACH);
  }

  @Test
  void releasedSlotIsReused() {
    FairSlots<String>.Slot first = take("a");
    take("a");

    first.close();
    take("a");

    assertRefused("a", Full.EACH);
  }

  @Test
  void slotIsReleasedOnce() {
    FairSlots<String>.Slot first = take("a");
    take("a");

    first.close();
    first.close();
    take("a");

    assertRefused("a", Full.EACH);
    take("b");
    take("b");
    assertRefused("c", Full.ALL);
  }

  @Test
  void aRefusalTakesNothing() {
    FairSlots<String>.Slot first = take("a");
    take("a");
    assertRefused("a", Full.EACH);

    first.close();

    assertThat(take("a")).isNotNull();
    assertThat(take("b")).isNotNull();
    assertThat(take("b")).isNotNull();
  }

  @Test
  void ownerWithoutASlotUsesNoMemory() {
    for (int i = 0; i < 10_000; i++) {
      take("owner" + i).close();
    }

    assertThat(places.owners()).isZero();
  }

  @Test
  void concurrentTakesRespectTheLimits() throws Exception {
    FairSlots<String> few = new FairSlots<>(5, 3);
    AtomicInteger[] held = {new AtomicInteger(), new AtomicInteger()};
    AtomicInteger tooMany = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Integer>> rounds = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int owner = i % 2;
      rounds.add(
          threads.submit(
              () -> {
                start.await(10, TimeUnit.SECONDS);
                return takeAndGiveBack(few, owner, held, tooMany);
              }));
    }
    int got = 0;
    for (Future<Integer> round : rounds) {
      got += round.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();

    assertThat(got).isPositive();
    assertThat(tooMany).hasValue(0);
    assertThat(few.owners()).isZero();
  }

  /** Counted while the slot is held, so a count above the limit is an error. */
  private static int takeAndGiveBack(
      FairSlots<String> few, int owner, AtomicInteger[] held, AtomicInteger tooMany) {
    int got = 0;
    for (int i = 0; i < 20_000; i++) {
      Optional<FairSlots<String>.Slot> place = find(few, "owner" + owner);
      if (place.isPresent()) {
        int own = held[owner].incrementAndGet();
        if (own > 3 || own + held[1 - owner].get() > 5) {
          tooMany.incrementAndGet();
        }
        got++;
        held[owner].decrementAndGet();
        place.get().close();
      }
    }
    return got;
  }
}
