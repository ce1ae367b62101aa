package dev.patchbay.registry.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.registry.FakeSourceFiles;
import dev.patchbay.registry.PlainRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HotReloadTimerStopTest {
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void noCheckBeginsAfterTheStop() {
    HotReloadTimer timer = timerOf(begun::incrementAndGet);
    timer.tick();

    timer.stop();
    timer.tick();

    assertThat(begun).hasValue(1);
  }

  @Test
  void stopWaitsForTheRunningCheck() throws InterruptedException {
    HotReloadTimer timer = timerOf(this::endWhenAllowed);
    Thread check = new Thread(timer::tick);
    check.start();
    await().until(() -> begun.get() == 1);
    Thread stop = new Thread(timer::stop);
    stop.start();
    await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);

    mayEnd.countDown();
    stop.join();

    assertThat(ended).hasValue(1);
    check.join();
  }

  @Test
  void overrunningCheckSkipsTheNextTick() throws InterruptedException {
    HotReloadTimer timer = timerOf(this::endWhenAllowed);
    Thread check = new Thread(timer::tick);
    check.start();
    await().until(() -> begun.get() == 1);

    timer.tick();
    mayEnd.countDown();
    check.join();

    assertThat(begun).hasValue(1);
  }

  private void endWhenAllowed() {
    begun.incrementAndGet();
    try {
      mayEnd.await();
      ended.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The check runs when the timer takes hold of hot reload; an empty registry adds nothing. */
  @SuppressWarnings("UnnecessaryAssignment") // no container injects here
  private static HotReloadTimer timerOf(Runnable check) {
    PlainRegistry registry = new PlainRegistry(new FakeSourceFiles());
    HotReloadTimer timer = new HotReloadTimer();
    timer.hotReload =
        () -> {
          check.run();
          return registry.hotReload;
        };
    return timer;
  }
}
