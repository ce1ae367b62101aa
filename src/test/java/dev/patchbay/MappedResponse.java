package dev.patchbay;

import dev.patchbay.model.manifest.ResponseMapping;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reference implementation of a tool's response mapping: {@code pointer} selects, {@code include}
 * keeps values with their parents, {@code exclude} drops. Does not modify its input.
 */
final class MappedResponse {
  private MappedResponse() {}

  /** Missing when {@code pointer} selects nothing. */
  static JsonNode of(JsonNode body, ResponseMapping mapping) {
    JsonNode selected = mapping.pointer().map(body::at).orElse(body);
    JsonNode kept =
        mapping.include().isEmpty() ? selected.deepCopy() : only(selected, mapping.include());
    mapping.exclude().forEach(pointer -> drop(kept, JsonPointer.compile(pointer)));
    return kept;
  }

  private static JsonNode only(JsonNode selected, Iterable<String> pointers) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (String pointer : pointers) {
      JsonNode value = selected.at(pointer);
      if (!value.isMissingNode()) {
        put(kept, JsonPointer.compile(pointer), value);
      }
    }
    return kept;
  }

  private static void put(ObjectNode into, JsonPointer pointer, JsonNode value) {
    ObjectNode parent = into;
    JsonPointer rest = pointer;
    while (!rest.tail().matches()) {
      parent = parent.withObjectProperty(rest.getMatchingProperty());
      rest = rest.tail();
    }
    parent.set(rest.getMatchingProperty(), value.deepCopy());
  }

  private static void drop(JsonNode from, JsonPointer pointer) {
    if (from.at(pointer.head()) instanceof ObjectNode parent) {
      parent.remove(pointer.last().getMatchingProperty());
    }
  }
}
