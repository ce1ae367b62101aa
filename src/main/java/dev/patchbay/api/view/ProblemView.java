package dev.patchbay.api.view;

import dev.patchbay.model.Problem;
import java.util.List;
import java.util.Optional;

/** One problem of an input, as {@code errors} and {@code warnings} list it. */
public record ProblemView(
    String rule,
    String detail,
    Optional<String> file,
    Optional<Integer> line,
    Optional<Integer> column,
    String pointer,
    Optional<String> suggestion) {

  public static ProblemView of(Problem problem) {
    return new ProblemView(
        problem.rule().id(),
        problem.detail(),
        problem.place().file(),
        known(problem.place().line()),
        known(problem.place().column()),
        problem.place().pointer(),
        problem.suggestion());
  }

  public static List<ProblemView> all(List<Problem> problems) {
    return problems.stream().map(ProblemView::of).toList();
  }

  private static Optional<Integer> known(int number) {
    return number == 0 ? Optional.empty() : Optional.of(number);
  }
}
