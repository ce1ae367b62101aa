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
 * Arguments of a call, with a record of those that the descriptor maps. Null counts as absent
 * outside of JSON. Not thread-safe.
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

  /** Returns the argument and marks it as mapped. */
  Optional<JsonValue> take(String name) {
    mapped.add(name);
    return values.find(name);
  }

  /** Arguments that are not mapped, in the order given. */
  Map<String, JsonValue> unmapped() {
    Map<String, JsonValue> rest = new LinkedHashMap<>(values.members());
    rest.keySet().removeAll(mapped);
    return rest;
  }

  /**
   * Fills a template: replaces each string that is one placeholder by its argument. Omits members
   * and elements whose argument is absent; empty when that is the whole template.
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
