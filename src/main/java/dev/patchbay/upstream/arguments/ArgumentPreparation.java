package dev.patchbay.upstream.arguments;

import dev.patchbay.model.JsonValueCount;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.budget.JsonWeight;
import dev.patchbay.upstream.CallMemory;
import dev.patchbay.upstream.WorkBudget;
import dev.patchbay.upstream.arguments.ArgumentShape.Additional;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValue.JsonTextValue;
import dev.patchbay.upstream.json.JsonValues;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Preparation of the arguments of one call. Drops what the schema does not declare; unless it is
 * strict, reads what usual clients send in place of the declared type. Makes no other guess. Used
 * once.
 */
final class ArgumentPreparation {
  private static final int CHARACTERS_PER_STEP = 16;

  private final Supplier<Set<String>> mapped;
  private final boolean strict;
  private final WorkBudget budget;
  private final CallMemory memory;
  private final List<String> dropped = new ArrayList<>();
  private final Map<Coercion, Integer> coerced = new EnumMap<>(Coercion.class);

  /**
   * @param mapped names that the descriptor's request or endpoint uses; asked for once, and only
   *     for undeclared names
   * @param strict changes no value, and keeps undeclared names where the schema forbids them, so
   *     that the check refuses them
   */
  ArgumentPreparation(
      Supplier<Set<String>> mapped, boolean strict, WorkBudget budget, CallMemory memory) {
    this.mapped = mapped;
    this.strict = strict;
    this.budget = budget;
    this.memory = memory;
  }

  PreparedArguments prepare(JsonObject given, ArgumentShape shape) {
    JsonObject declared = declared(given, shape);
    JsonValue read = strict ? declared : members(declared, shape);
    return new PreparedArguments(read.toJsonText(), dropped, coerced);
  }

  private JsonObject declared(JsonObject given, ArgumentShape shape) {
    if (strict && shape.additional() == Additional.CLOSED) {
      return given;
    }
    if (given.members().keySet().stream().allMatch(shape::declares)) {
      return given;
    }
    Set<String> used = mapped.get();
    Map<String, JsonValue> declared = new LinkedHashMap<>();
    given
        .members()
        .forEach(
            (name, value) -> {
              if (shape.declares(name) || used.contains(name)) {
                declared.put(name, value);
              } else {
                dropped.add(name);
                count(Coercion.UNDECLARED);
              }
            });
    return new JsonObject(declared);
  }

  private JsonObject members(JsonObject given, ArgumentShape shape) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    given
        .members()
        .forEach(
            (name, value) -> {
              budget.use(1);
              ArgumentShape declared = shape.properties().getOrDefault(name, ArgumentShape.ANY);
              if (!isAbsent(value, declared, shape.required().contains(name))) {
                members.put(name, value(value, declared));
              }
            });
    shape
        .properties()
        .forEach(
            (name, declared) -> {
              if (declared.fallback().isPresent() && !members.containsKey(name)) {
                members.put(name, declared.fallback().get());
                count(Coercion.DEFAULT);
              }
            });
    return new JsonObject(members);
  }

  private boolean isAbsent(JsonValue value, ArgumentShape shape, boolean isRequired) {
    if (isRequired) {
      return false;
    }
    if (value.isNull() && !shape.takes(JsonType.NULL)) {
      count(Coercion.NULL);
      return true;
    }
    boolean isEmpty = value instanceof JsonTextValue text && text.text().isEmpty();
    if (isEmpty && !shape.takes(JsonType.STRING)) {
      count(Coercion.EMPTY);
      return true;
    }
    return false;
  }

  private JsonValue value(JsonValue given, ArgumentShape shape) {
    JsonValue value = given;
    if (given instanceof JsonTextValue text && !shape.takes(JsonType.STRING)) {
      value = parsed(text.text()).filter(shape::takes).map(this::counted).orElse(given);
    }
    if (value instanceof JsonObject object) {
      return members(object, shape);
    }
    if (value instanceof JsonArray array && shape.items().isPresent()) {
      List<JsonValue> elements = new ArrayList<>();
      for (JsonValue element : array.elements()) {
        budget.use(1);
        elements.add(value(element, shape.items().get()));
      }
      return new JsonArray(elements);
    }
    return value;
  }

  private JsonValue counted(JsonValue parsed) {
    count(Coercion.TEXT);
    return parsed;
  }

  /** The text as JSON; empty when it is none. */
  private Optional<JsonValue> parsed(String text) {
    budget.use(text.length() / CHARACTERS_PER_STEP + 1L);
    memory.reserve(
        JsonWeight.ofBytes(text.length()) + JsonWeight.ofValues(JsonValueCount.of(text)));
    try {
      return Optional.of(JsonValues.read(text));
    } catch (MCPRuntimeException e) {
      return Optional.empty();
    }
  }

  private void count(Coercion kind) {
    coerced.merge(kind, 1, Integer::sum);
  }
}
