package dev.patchbay.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {
  public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final AtomicReference<Runnable> whenAsked = new AtomicReference<>(() -> {});

  @Override
  public Instant instant() {
    Instant answer = now.get();
    whenAsked.getAndSet(() -> {}).run();
    return answer;
  }

  public Instant advance(Duration duration) {
    return now.updateAndGet(instant -> instant.plus(duration));
  }

  /** Runs once, when the time has been read and before the asker has it. */
  public void whenNextAsked(Runnable action) {
    whenAsked.set(action);
  }
}
