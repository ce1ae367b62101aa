package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keywords of JSON Schema by what they contain: schemas, lists of schemas, named schemas,
 * texts.
 */
final class Keywords {
  /** Keywords that do not constrain a value. */
  static final Set<String> TEXTS =
      Set.of(
          "title",
          "description",
          "default",
          "examples",
          "$comment",
          "deprecated",
          "readOnly",
          "writeOnly",
          "$schema",
          "$id",
          "$anchor",
          "$defs",
          "definitions");

  private static final Set<String> SCHEMA =
      Set.of(
          "additionalProperties",
          "contains",
          "propertyNames",
          "not",
          "if",
          "then",
          "else",
          "items",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> MAP =
      Set.of("properties", "patternProperties", "dependentSchemas");

  private Keywords() {}

  static boolean holdsSchema(String keyword) {
    return SCHEMA.contains(keyword);
  }

  static boolean holdsSchemas(String keyword) {
    return LIST.contains(keyword);
  }

  static boolean holdsNamedSchemas(String keyword) {
    return MAP.contains(keyword);
  }

  static List<Json> elements(Json.Members schema, String keyword) {
    return schema.byName().get(keyword) instanceof Json.Elements elements
        ? elements.list()
        : List.of();
  }

  static Map<String, Json> members(Json.Members schema, String keyword) {
    return schema.byName().get(keyword) instanceof Json.Members members
        ? members.byName()
        : Map.of();
  }
}
