package dev.patchbay.registry.idempotency;

import java.time.Duration;
import java.time.Instant;

/**
 * Port: stores requests with an idempotency key and their answers. Thread-safe; databases also hold
 * it across nodes: of concurrent requests with one key, exactly one begins.
 */
public interface IdempotencyStore {
  /** How long a key is kept. */
  Duration KEPT = Duration.ofHours(24);

  /** After this time an unanswered request counts as dead: its node has stopped. */
  Duration LONGEST_RUN = Duration.ofMinutes(2);

  /**
   * Begins the request, unless the key is taken.
   *
   * @param digest of everything that the request asks for, secrets included; keyed with the master
   *     key
   */
  Beginning begin(IdempotencyKey key, String digest, Instant now);

  /** Stores the answer of a request that has begun. */
  void finish(IdempotencyKey key, StoredAnswer answer);

  /** Releases the key of a failed request. */
  void forget(IdempotencyKey key);

  /**
   * Has the entry expired? The age counts in both directions; otherwise a wall clock that is set
   * back would keep a key taken until it catches up.
   */
  static boolean isOver(Instant begunAt, boolean isAnswered, Instant now) {
    Duration age = Duration.between(begunAt, now).abs();
    return age.compareTo(isAnswered ? KEPT : LONGEST_RUN) > 0;
  }

  /** Result of {@link #begin}. */
  sealed interface Beginning {
    /** This is the first request with the key. */
    record Begun() implements Beginning {}

    /** The first request is still running. */
    record Running() implements Beginning {}

    /** The first request was answered. */
    record Answered(StoredAnswer answer) implements Beginning {}

    /** The key was used for a different request. */
    record OtherRequest() implements Beginning {}
  }
}
