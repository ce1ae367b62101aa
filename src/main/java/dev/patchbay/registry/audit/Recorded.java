package dev.patchbay.registry.audit;

import java.util.function.Function;

/**
 * The result of a commit whose audit records are written. Only {@link CommitPermit} creates it, so
 * a store cannot return a result without writing the records.
 */
public final class Recorded<T> {
  private final T value;

  Recorded(T value) {
    this.value = value;
  }

  /** Maps the result. */
  public <R> Recorded<R> then(Function<T, R> next) {
    return new Recorded<>(next.apply(value));
  }

  public T value() {
    return value;
  }
}
