package dev.patchbay.upstream.mapping;

import dev.patchbay.model.manifest.ResponseMapping;
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
 * The part of a JSON answer that a tool's response mapping lets through. What is kept keeps its
 * order and the objects and lists around it.
 */
final class Selection {
  private Selection() {}

  /** Empty where {@code pointer} selects nothing. */
  static Optional<JsonValue> of(JsonValue answer, ResponseMapping mapping) {
    return mapping
        .pointer()
        .map(pointer -> at(answer, tokens(pointer)))
        .orElse(Optional.of(answer))
        .map(selected -> include(selected, mapping.include()))
        .map(kept -> exclude(kept, mapping.exclude()));
  }

  private static JsonValue include(JsonValue selected, List<String> pointers) {
    if (pointers.isEmpty()) {
      return selected;
    }
    JsonValue nothing = selected instanceof JsonArray ? new JsonArray(List.of()) : JsonObject.EMPTY;
    return only(selected, paths(pointers)).orElse(nothing);
  }

  private static JsonValue exclude(JsonValue kept, List<String> pointers) {
    return pointers.isEmpty() ? kept : without(kept, paths(pointers)).orElse(JsonValues.NULL);
  }

  private static List<List<String>> paths(List<String> pointers) {
    return pointers.stream().map(Selection::tokens).toList();
  }

  private static List<String> tokens(String pointer) {
    List<String> tokens = new ArrayList<>();
    for (String token : pointer.split("/", -1)) {
      tokens.add(token.replace("~1", "/").replace("~0", "~"));
    }
    return tokens.subList(1, tokens.size());
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
    boolean index = token.matches("0|[1-9][0-9]{0,8}");
    return index && Integer.parseInt(token) < array.elements().size()
        ? Optional.of(array.elements().get(Integer.parseInt(token)))
        : Optional.empty();
  }

  private static Optional<JsonValue> only(JsonValue value, List<List<String>> paths) {
    return paths.stream().anyMatch(List::isEmpty)
        ? Optional.of(value)
        : walk(value, paths, Selection::only, false);
  }

  private static Optional<JsonValue> without(JsonValue value, List<List<String>> paths) {
    return paths.stream().anyMatch(List::isEmpty)
        ? Optional.empty()
        : walk(value, paths, Selection::without, true);
  }

  /** What becomes of a value that some paths lead into. */
  private interface Step {
    Optional<JsonValue> apply(JsonValue value, List<List<String>> paths);
  }

  /** Applies the step to the children that a path leads to; the others are kept or not. */
  private static Optional<JsonValue> walk(
      JsonValue value, List<List<String>> paths, Step step, boolean keepOthers) {
    if (value instanceof JsonObject object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      object
          .members()
          .forEach(
              (name, member) ->
                  child(member, below(paths, name), step, keepOthers)
                      .ifPresent(kept -> members.put(name, kept)));
      return keepOthers || !members.isEmpty()
          ? Optional.of(new JsonObject(members))
          : Optional.empty();
    }
    if (value instanceof JsonArray array) {
      List<JsonValue> elements = new ArrayList<>();
      for (int i = 0; i < array.elements().size(); i++) {
        child(array.elements().get(i), below(paths, String.valueOf(i)), step, keepOthers)
            .ifPresent(elements::add);
      }
      return keepOthers || !elements.isEmpty()
          ? Optional.of(new JsonArray(elements))
          : Optional.empty();
    }
    return keepOthers ? Optional.of(value) : Optional.empty();
  }

  private static Optional<JsonValue> child(
      JsonValue value, List<List<String>> paths, Step step, boolean keepOthers) {
    if (paths.isEmpty()) {
      return keepOthers ? Optional.of(value) : Optional.empty();
    }
    return step.apply(value, paths);
  }

  private static List<List<String>> below(List<List<String>> paths, String token) {
    return paths.stream()
        .filter(path -> path.get(0).equals(token))
        .map(path -> path.subList(1, path.size()))
        .toList();
  }
}
