package dev.patchbay.upstream.mapping;

import dev.patchbay.model.manifest.ResponseMapping;
import dev.patchbay.upstream.WorkBudget;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Projection of a JSON answer by a tool's response mapping. Keeps the order and structure around
 * selected values. Cost depends on the size of the answer, not on the number of pointers. One
 * instance per answer.
 */
final class JsonProjection {
  private final WorkBudget budget;

  private JsonProjection(WorkBudget budget) {
    this.budget = budget;
  }

  /** Applies the mapping; empty when {@code pointer} selects nothing. */
  static Optional<Projected> of(JsonValue answer, ResponseMapping mapping, WorkBudget budget) {
    JsonProjection selection = new JsonProjection(budget);
    return mapping
        .pointer()
        .map(pointer -> at(answer, PointerTrie.tokens(pointer)))
        .orElse(Optional.of(answer))
        .map(selected -> selection.project(selected, mapping));
  }

  /**
   * What is left.
   *
   * @param isMissed whether no pointer of {@code include} leads to anything; then all is kept
   */
  record Projected(JsonValue value, boolean isMissed) {}

  private Projected project(JsonValue selected, ResponseMapping mapping) {
    Optional<JsonValue> included =
        mapping.include().isEmpty()
            ? Optional.of(selected)
            : only(selected, PointerTrie.of(mapping.include()));
    JsonValue kept = exclude(included.orElse(selected), mapping.exclude());
    return new Projected(
        mapping.rest().maxItems().map(most -> shortened(kept, most)).orElse(kept),
        included.isEmpty());
  }

  /** Cuts the list, or the lists that are members of the object. */
  private static JsonValue shortened(JsonValue value, int most) {
    if (!(value instanceof JsonObject object)) {
      return cut(value, most);
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object.members().forEach((name, member) -> members.put(name, cut(member, most)));
    return new JsonObject(members);
  }

  private static JsonValue cut(JsonValue value, int most) {
    return value instanceof JsonArray array && array.elements().size() > most
        ? new JsonArray(array.elements().subList(0, most))
        : value;
  }

  /** The value at a pointer. */
  static Optional<JsonValue> at(JsonValue value, String pointer) {
    return at(value, PointerTrie.tokens(pointer));
  }

  private static Optional<JsonValue> at(JsonValue value, List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(value);
    }
    Optional<JsonValue> child =
        value instanceof JsonObject object
            ? object.find(path.get(0))
            : value instanceof JsonArray array ? element(array, path.get(0)) : Optional.empty();
    return child.flatMap(each -> at(each, path.subList(1, path.size())));
  }

  private static Optional<JsonValue> element(JsonArray array, String token) {
    return PointerTrie.index(token)
        .filter(index -> index < array.elements().size())
        .map(array.elements()::get);
  }

  private JsonValue exclude(JsonValue kept, List<String> pointers) {
    return pointers.isEmpty()
        ? kept
        : without(kept, PointerTrie.of(pointers)).orElse(JsonValues.NULL);
  }

  /** Keeps what the pointers select; empty when that is nothing. */
  private Optional<JsonValue> only(JsonValue value, PointerTrie pointers) {
    budget.use(1);
    if (pointers.isEnd()) {
      return Optional.of(value);
    }
    if (value instanceof JsonObject object) {
      Map<String, JsonValue> kept = new LinkedHashMap<>();
      object
          .members()
          .forEach(
              (name, member) ->
                  below(pointers, name)
                      .flatMap(rest -> only(member, rest))
                      .ifPresent(part -> kept.put(name, part)));
      return kept.isEmpty() ? Optional.empty() : Optional.of(new JsonObject(kept));
    }
    return value instanceof JsonArray array ? only(array.elements(), pointers) : Optional.empty();
  }

  private Optional<JsonValue> only(List<JsonValue> elements, PointerTrie pointers) {
    if (elements.isEmpty() && pointers.hasAny()) {
      return Optional.of(JsonArray.EMPTY);
    }
    List<JsonValue> kept = new ArrayList<>();
    budget.use(pointers.hasAny() ? elements.size() : 1);
    pointers
        .elements(elements.size())
        .forEach((index, rest) -> only(elements.get(index), rest).ifPresent(kept::add));
    return kept.isEmpty() ? Optional.empty() : Optional.of(new JsonArray(kept));
  }

  /** Removes what the pointers select; empty when nothing is left. */
  private Optional<JsonValue> without(JsonValue value, PointerTrie pointers) {
    budget.use(1);
    if (pointers.isEnd()) {
      return Optional.empty();
    }
    if (value instanceof JsonObject object) {
      Map<String, JsonValue> kept = new LinkedHashMap<>();
      object
          .members()
          .forEach(
              (name, member) ->
                  below(pointers, name)
                      .map(rest -> without(member, rest))
                      .orElse(Optional.of(member))
                      .ifPresent(part -> kept.put(name, part)));
      return Optional.of(new JsonObject(kept));
    }
    return Optional.of(
        value instanceof JsonArray array
            ? new JsonArray(without(array.elements(), pointers))
            : value);
  }

  private List<JsonValue> without(List<JsonValue> elements, PointerTrie pointers) {
    List<JsonValue> kept = new ArrayList<>(elements.size());
    int next = 0;
    for (Map.Entry<Integer, PointerTrie> each : pointers.elements(elements.size()).entrySet()) {
      int index = each.getKey();
      kept.addAll(elements.subList(next, index));
      without(elements.get(index), each.getValue()).ifPresent(kept::add);
      next = index + 1;
    }
    kept.addAll(elements.subList(next, elements.size()));
    return kept;
  }

  private Optional<PointerTrie> below(PointerTrie pointers, String name) {
    budget.use(pointers.size());
    return pointers.member(name);
  }
}
