package dev.patchbay.registry.change;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that advances only by the pauses of the code under test. */
final class ScriptedTime {
  private final AtomicLong now = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  CommitRetry perseverance(double chance) {
    return new CommitRetry(now::get, () -> chance, this::pause);
  }

  List<Duration> pauses() {
    return pauses;
  }

  Duration passed() {
    return Duration.ofNanos(now.get());
  }

  void pass(Duration duration) {
    now.addAndGet(duration.toNanos());
  }

  private void pause(Duration duration) {
    pauses.add(duration);
    pass(duration);
  }
}
