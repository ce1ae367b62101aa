package dev.patchbay.registry.idempotency;

import java.time.Duration;
import java.time.Instant;

/**
 * Port: requests that were begun under a key, and what they were answered. Thread-safe, and for
 * databases safe among nodes: of those who begin with one key, one has begun.
 */
public interface IdempotencyStore {
  /** For so long a key means the request it came with first. */
  Duration KEPT = Duration.ofHours(24);

  /** A request that has not ended by then never will: its node is gone. */
  Duration LONGEST_RUN = Duration.ofMinutes(2);

  /**
   * Begins, unless the key is taken.
   *
   * @param digest of everything that the request asks for, its secrets among it: one that only who
   *     has the master key can make
   */
  Beginning begin(IdempotencyKey key, String digest, Instant now);

  /** Keeps the answer of a request that has begun. */
  void finish(IdempotencyKey key, StoredAnswer answer);

  /** Makes the key free again; for a request that failed. */
  void forget(IdempotencyKey key);

  /**
   * Is what began then over? The distance counts in both directions: a wall clock that is set back
   * would otherwise keep a key taken until it is there again.
   */
  static boolean isOver(Instant begunAt, boolean isAnswered, Instant now) {
    Duration age = Duration.between(begunAt, now).abs();
    return age.compareTo(isAnswered ? KEPT : LONGEST_RUN) > 0;
  }

  /** What has become of a request's beginning. */
  sealed interface Beginning {
    /** It is the first. */
    record Begun() implements Beginning {}

    /** The first is not answered yet. */
    record Running() implements Beginning {}

    /** The first was answered. */
    record Answered(StoredAnswer answer) implements Beginning {}

    /** The key came with another request first. */
    record OtherRequest() implements Beginning {}
  }
}
