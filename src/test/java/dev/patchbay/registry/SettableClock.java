package dev.patchbay.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class SettableClock implements InstantSource {
  public static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  // Near the end of the range, so that comparing by < instead of by difference is found out.
  private final AtomicLong elapsed = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final AtomicReference<Runnable> whenAsked = new AtomicReference<>(() -> {});

  @Override
  public Instant instant() {
    Instant answer = now.get();
    whenAsked.getAndSet(() -> {}).run();
    return answer;
  }

  /** Time passes. */
  public Instant advance(Duration duration) {
    elapsed.addAndGet(duration.toNanos());
    return now.updateAndGet(instant -> instant.plus(duration));
  }

  /** Somebody sets the wall clock, forwards or back; no time passes. */
  public void set(Duration difference) {
    now.updateAndGet(instant -> instant.plus(difference));
  }

  /** The time that has passed, as {@link System#nanoTime} tells it. */
  public long nanoTime() {
    return elapsed.get();
  }

  /** Runs once, when the time has been read and before the asker has it. */
  public void whenNextAsked(Runnable action) {
    whenAsked.set(action);
  }
}
