package dev.patchbay.upstream.schema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAPI 3.0's {@code nullable: true} beside a {@code type}, read as JSON Schema says it: null is
 * one of the types, and one of the values of {@code enum} (OpenAPI 3.0.3, Schema Object).
 */
final class NullableKeyword {
  private NullableKeyword() {}

  /** Changes the schema in place and returns it. */
  static JsonNode read(JsonNode schema) {
    schema.forEach(NullableKeyword::read);
    if (schema instanceof ObjectNode object
        && object.path("nullable").asBoolean(false)
        && object.path("type").isString()) {
      String type = object.path("type").stringValue();
      object.putArray("type").add(type).add("null");
      if (object.path("enum") instanceof ArrayNode values
          && values.valueStream().noneMatch(JsonNode::isNull)) {
        values.addNull();
      }
    }
    return schema;
  }
}
