package dev.patchbay.model;

import java.util.List;
import java.util.Optional;

/**
 * Problem or warning of an input: violated rule, sentence, place, and a suggestion.
 *
 * @param detail a sentence for a human; never contains a secret
 * @param suggestion what to write instead, if known
 */
public record Problem(Rule rule, String detail, Place place, Optional<String> suggestion) {
  public static Problem of(Rule rule, String detail) {
    return new Problem(rule, detail, Place.UNKNOWN, Optional.empty());
  }

  public static Problem at(String pointer, Rule rule, String detail) {
    return new Problem(rule, detail, Place.at(pointer), Optional.empty());
  }

  public Problem at(Place newPlace) {
    return new Problem(rule, detail, newPlace, suggestion);
  }

  public Problem suggesting(String text) {
    return new Problem(rule, detail, place, Optional.of(text));
  }

  /** One-line summary: the first sentence and the number of further problems. */
  public static String summary(List<Problem> problems) {
    if (problems.isEmpty()) {
      return "The input is not valid.";
    }
    String first = problems.get(0).detail();
    int more = problems.size() - 1;
    return more == 0
        ? first
        : first + " (and " + more + (more == 1 ? " more problem)" : " more problems)");
  }
}
