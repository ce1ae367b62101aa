package dev.patchbay.registry.audit;

import java.util.function.Function;

/**
 * The result of a commit whose audit records are written. Made by {@link CommitPermit} alone, so a
 * store that forgets the records has nothing to return.
 */
public final class Recorded<T> {
  private final T value;

  Recorded(T value) {
    this.value = value;
  }

  /** What follows from the recorded result, in its place. */
  public <R> Recorded<R> then(Function<T, R> next) {
    return new Recorded<>(next.apply(value));
  }

  public T value() {
    return value;
  }
}
