package dev.patchbay.descriptor;

import dev.patchbay.descriptor.tree.Excerpt;
import dev.patchbay.descriptor.tree.Node;
import dev.patchbay.descriptor.tree.Problems;
import dev.patchbay.model.Rule;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Members of one object of the grammar. Records which keys are read; every other key is unknown.
 */
final class Members {
  private final Node.ObjectNode object;
  private final Values values;
  private final Set<String> known = new LinkedHashSet<>();

  Members(Node.ObjectNode object, Values values) {
    this.object = object;
    this.values = values;
  }

  Node.ObjectNode object() {
    return object;
  }

  Optional<Node> find(String key) {
    known.add(key);
    return Optional.ofNullable(object.members().get(key)).map(Node.Member::value);
  }

  /** A text that the model converts or refuses. */
  <T> Optional<T> text(String key, Function<String, T> value) {
    return find(key).flatMap(node -> values.text(node, value));
  }

  /** A part with its own grammar, or the default when absent. */
  <T> T part(String key, Function<Node, T> read, T absent) {
    return find(key).map(read).orElse(absent);
  }

  /** Like {@link #find}, but records a problem when the key is absent. */
  Optional<Node> require(String key) {
    Optional<Node> found = find(key);
    if (found.isEmpty() && object.complete()) {
      values.problems().add(Rule.REQUIRED, "The key '" + key + "' is required here.", object);
    }
    return found;
  }

  <T> Optional<T> requireText(String key, Function<String, T> value) {
    return require(key).flatMap(node -> values.text(node, value));
  }

  /** Records all unknown keys; call after every known key was read. */
  void refuseUnknown() {
    object
        .members()
        .forEach(
            (key, member) -> {
              if (!known.contains(key) && !values.problems().isFull()) {
                refuse(key, member);
              }
            });
  }

  private void refuse(String key, Node.Member member) {
    var problem =
        Problems.problem(
            Rule.UNKNOWN_KEY,
            "There is no key "
                + Excerpt.of(key)
                + " here; the keys are "
                + String.join(", ", known)
                + ".",
            member.value().path(),
            member.keyMark());
    Optional<String> meant = Suggestions.didYouMean(key, known);
    values.problems().add(meant.map(problem::suggesting).orElse(problem));
  }
}
