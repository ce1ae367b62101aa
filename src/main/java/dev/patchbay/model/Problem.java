package dev.patchbay.model;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong with an input, or worth a warning: which rule, what to read, where, and
 * how to mend it.
 *
 * @param detail a sentence for a human; never holds a secret
 * @param suggestion what to write instead, where that can be told
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

  /** One line over all of them: the first one's sentence, and how many more there are. */
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
