package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Schemas that must all hold for one value, with references and {@code allOf} flattened. A
 * reference that cannot be resolved adds nothing; nothing more is added once the effort is spent.
 *
 * @param choices the lists of {@code anyOf} and {@code oneOf}: at least one schema of each must
 *     hold
 * @param impossible whether one of the schemas is {@code false}
 */
record Conjunction(List<Json.Members> parts, List<Json.Elements> choices, boolean impossible) {
  Conjunction {
    parts = List.copyOf(parts);
    choices = List.copyOf(choices);
  }

  static Conjunction of(Document document, List<Json> schemas, Effort effort) {
    List<Json.Members> parts = new ArrayList<>();
    List<Json.Elements> choices = new ArrayList<>();
    boolean impossible = false;
    Set<Json> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Json> todo = new ArrayDeque<>(schemas);
    while (!todo.isEmpty() && effort.take(1)) {
      Json next = todo.removeFirst();
      impossible |= next == Json.Constant.FALSE;
      if (next instanceof Json.Members part && seen.add(part)) {
        parts.add(part);
        reference(document, part).ifPresent(todo::addLast);
        todo.addAll(Keywords.elements(part, "allOf"));
        addChoice(part, "anyOf", choices);
        addChoice(part, "oneOf", choices);
      }
    }
    return new Conjunction(parts, choices, impossible);
  }

  private static Optional<Json> reference(Document document, Json.Members part) {
    return part.find("$ref")
        .filter(Json.Text.class::isInstance)
        .flatMap(text -> document.resolve(((Json.Text) text).value()));
  }

  private static void addChoice(Json.Members part, String keyword, List<Json.Elements> choices) {
    if (part.byName().get(keyword) instanceof Json.Elements choice) {
      choices.add(choice);
    }
  }
}
