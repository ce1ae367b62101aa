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
  // Near the end of the range: a comparison by < instead of by difference fails.
  private final AtomicLong elapsed = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final AtomicReference<Runnable> whenAsked = new AtomicReference<>(() -> {});

  @Override
  public Instant instant() {
    Instant answer = now.get();
    whenAsked.getAndSet(() -> {}).run();
    return answer;
  }

  /** Advances both clocks. */
  public Instant advance(Duration duration) {
    elapsed.addAndGet(duration.toNanos());
    return now.updateAndGet(instant -> instant.plus(duration));
  }

  /** Sets the wall clock, forwards or back; no time passes. */
  public void set(Duration difference) {
    now.updateAndGet(instant -> instant.plus(difference));
  }

  /** Elapsed time, as {@link System#nanoTime} gives it. */
  public long nanoTime() {
    return elapsed.get();
  }

  /** Runs once, after the time is read and before it is returned. */
  public void whenNextAsked(Runnable action) {
    whenAsked.set(action);
  }
}
