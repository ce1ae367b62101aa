package dev.patchbay.upstream.mapping;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.manifest.Placeholder;
import dev.patchbay.upstream.ToolFailure;
import dev.patchbay.upstream.ToolFailure.Reason;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValue.JsonTextValue;
import dev.patchbay.upstream.json.JsonValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of one call, and which of them the descriptor has a place for. For one thread. A
 * null is an absent argument wherever there is no JSON to put it into.
 */
final class Arguments {
  private final JsonObject values;
  private final Set<String> mapped = new HashSet<>();

  Arguments(JsonObject values) {
    this.values = values;
  }

  static Arguments of(JsonText text) {
    try {
      if (JsonValues.read(text) instanceof JsonObject object) {
        return new Arguments(object);
      }
    } catch (MCPRuntimeException e) {
      throw new ToolFailure(Reason.ARGUMENTS, "The arguments cannot be read: " + e.detail());
    }
    throw new ToolFailure(Reason.ARGUMENTS, "The arguments are an object.");
  }

  /** The argument, whose place the caller is. */
  Optional<JsonValue> take(String name) {
    mapped.add(name);
    return values.find(name);
  }

  /** Arguments that no place has taken, in the order given. */
  Map<String, JsonValue> unmapped() {
    Map<String, JsonValue> rest = new LinkedHashMap<>(values.members());
    rest.keySet().removeAll(mapped);
    return rest;
  }

  /**
   * The template with each string that is one placeholder replaced by its argument. Where the
   * argument is absent the member or element is left out; empty when that is the whole template.
   */
  Optional<JsonValue> fill(JsonValue template) {
    if (template instanceof JsonTextValue string) {
      Optional<String> name = Placeholder.whole(string.text());
      return name.isPresent() ? take(name.get()) : Optional.of(template);
    }
    if (template instanceof JsonObject object) {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      object
          .members()
          .forEach((key, value) -> fill(value).ifPresent(filled -> members.put(key, filled)));
      return Optional.of(new JsonObject(members));
    }
    if (template instanceof JsonArray array) {
      List<JsonValue> elements = new ArrayList<>();
      array.elements().forEach(element -> fill(element).ifPresent(elements::add));
      return Optional.of(new JsonArray(elements));
    }
    return Optional.of(template);
  }
}
