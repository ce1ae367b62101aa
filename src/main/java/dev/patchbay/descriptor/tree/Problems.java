package dev.patchbay.descriptor.tree;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Collector of the problems of one text. Keeps the first {@link #MOST} and one MiB of pointers,
 * because a hostile text can have a problem in every value. Not thread-safe; one instance per text.
 */
public final class Problems {
  public static final int MOST = 1_000;

  private static final int MOST_POINTER_CHARACTERS = 1024 * 1024;

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt((Problem problem) -> problem.place().line())
          .thenComparingInt(problem -> problem.place().column());

  private final List<Problem> found = new ArrayList<>();
  private int pointerCharacters;

  /** Is the collector full, so that further checks are useless? */
  public boolean isFull() {
    return found.size() >= MOST || pointerCharacters >= MOST_POINTER_CHARACTERS;
  }

  public void add(Problem problem) {
    if (!isFull()) {
      found.add(problem);
      pointerCharacters += problem.place().pointer().length();
    }
  }

  public void add(Rule rule, String detail, Node node) {
    add(rule, detail, node.path(), node.mark());
  }

  public void add(Rule rule, String detail, Node node, Optional<String> suggestion) {
    if (!isFull()) {
      Problem problem = problem(rule, detail, node.path(), node.mark());
      add(suggestion.map(problem::suggesting).orElse(problem));
    }
  }

  public void add(Rule rule, String detail, Path path, Mark mark) {
    if (!isFull()) {
      add(problem(rule, detail, path, mark));
    }
  }

  public static Problem problem(Rule rule, String detail, Path path, Mark mark) {
    return new Problem(rule, detail, place(path, mark), Optional.empty());
  }

  public static Place place(Path path, Mark mark) {
    return new Place(Optional.empty(), mark.line(), mark.column(), path.pointer());
  }

  /**
   * Creates a value of the model; empty, with the problem recorded at the node, when the model
   * refuses it.
   */
  public <T> Optional<T> relocate(Node node, Supplier<T> value) {
    return relocate(node.path(), node.mark(), value);
  }

  public <T> Optional<T> relocate(Path path, Mark mark, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (MCPRuntimeException e) {
      e.problems().forEach(problem -> add(problem.at(place(path, mark))));
      return Optional.empty();
    }
  }

  /** Runs a check; false, with the problem recorded at the place, when it fails. */
  public boolean check(Path path, Mark mark, Runnable check) {
    return relocate(
            path,
            mark,
            () -> {
              check.run();
              return true;
            })
        .isPresent();
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Distinct problems in document order, with the name of their file. */
  public List<Problem> inOrder(Optional<String> file) {
    return found.stream()
        .distinct()
        .sorted(BY_PLACE)
        .map(problem -> problem.at(problem.place().in(file)))
        .toList();
  }
}
