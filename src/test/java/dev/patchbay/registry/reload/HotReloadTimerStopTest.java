package dev.patchbay.registry.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

  @SuppressWarnings("UnnecessaryAssignment") // no container injects here
  private static HotReloadTimer timerOf(Runnable poll) {
    HotReloadTimer timer = new HotReloadTimer();
    timer.hotReload =
        new HotReload() {
          @Override
          public void poll() {
            poll.run();
          }
        };
    return timer;
  }
}
