package dev.patchbay.proof;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One operation of a client on a project, with its answer, between two moments. A project is
 * modelled as a map from connectors to tags; every put has its own tag.
 *
 * @param began before the request
 * @param ended after the answer; {@link Long#MAX_VALUE} when there was none
 */
record Operation(Action action, Answer answer, long began, long ended) {

  /** The request. */
  sealed interface Action {
    record Put(String connector, String tag) implements Action {}

    record Remove(String connector) implements Action {}

    record Read() implements Action {}
  }

  /** The answer. */
  sealed interface Answer {
    /** The put replaced this tag; empty when the connector was absent. */
    record Replaced(Optional<String> tag) implements Answer {}

    /** The connector existed, or not. */
    record Removed(boolean wasThere) implements Answer {}

    /** The whole project. */
    record Seen(SortedMap<String, String> tags) implements Answer {}

    /** No answer, so the outcome is unknown. */
    record Unknown() implements Answer {}
  }

  /** The project afterwards; empty when it cannot have given this answer. */
  Optional<SortedMap<String, String>> apply(SortedMap<String, String> before) {
    if (action instanceof Action.Put put) {
      return Optional.of(before)
          .filter(tags -> isAnswer(new Answer.Replaced(tag(tags, put.connector()))))
          .map(tags -> with(tags, put));
    }
    if (action instanceof Action.Remove remove) {
      return Optional.of(before)
          .filter(tags -> isAnswer(new Answer.Removed(tags.containsKey(remove.connector()))))
          .map(tags -> without(tags, remove));
    }
    return Optional.of(before).filter(tags -> isAnswer(new Answer.Seen(tags)));
  }

  private boolean isAnswer(Answer possible) {
    return answer instanceof Answer.Unknown || answer.equals(possible);
  }

  private static Optional<String> tag(SortedMap<String, String> tags, String connector) {
    return Optional.ofNullable(tags.get(connector));
  }

  private static SortedMap<String, String> with(SortedMap<String, String> tags, Action.Put put) {
    SortedMap<String, String> after = new TreeMap<>(tags);
    after.put(put.connector(), put.tag());
    return after;
  }

  private static SortedMap<String, String> without(
      SortedMap<String, String> tags, Action.Remove remove) {
    SortedMap<String, String> after = new TreeMap<>(tags);
    after.remove(remove.connector());
    return after;
  }
}
