package dev.patchbay.descriptor.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keywords of JSON Schema that contain schemas, with their shape and dialects. */
enum Keyword {
  ADDITIONAL_PROPERTIES(
      "additionalProperties", Shape.SCHEMA, false, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  CONTAINS("contains", Shape.SCHEMA, false, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  PROPERTY_NAMES("propertyNames", Shape.SCHEMA, false, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  NOT("not", Shape.SCHEMA, true, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  IF("if", Shape.SCHEMA, true, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  THEN("then", Shape.SCHEMA, true, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  ELSE("else", Shape.SCHEMA, true, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  ALL_OF("allOf", Shape.LIST, true, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  ANY_OF("anyOf", Shape.LIST, true, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  ONE_OF("oneOf", Shape.LIST, true, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  PROPERTIES("properties", Shape.MAP, false, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  PATTERN_PROPERTIES(
      "patternProperties", Shape.MAP, false, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  DEFINITIONS("definitions", Shape.MAP, false, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  DEPENDENCIES("dependencies", Shape.MAP, true, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  ITEMS("items", Shape.SCHEMA_OR_LIST, false, Dialect.DRAFT_07, Dialect.DRAFT_2020_12),
  ADDITIONAL_ITEMS("additionalItems", Shape.SCHEMA, false, Dialect.DRAFT_07, Dialect.DRAFT_2019_09),
  DEFS("$defs", Shape.MAP, false, Dialect.DRAFT_2019_09, Dialect.DRAFT_2020_12),
  DEPENDENT_SCHEMAS(
      "dependentSchemas", Shape.MAP, true, Dialect.DRAFT_2019_09, Dialect.DRAFT_2020_12),
  UNEVALUATED_ITEMS(
      "unevaluatedItems", Shape.SCHEMA, false, Dialect.DRAFT_2019_09, Dialect.DRAFT_2020_12),
  UNEVALUATED_PROPERTIES(
      "unevaluatedProperties", Shape.SCHEMA, false, Dialect.DRAFT_2019_09, Dialect.DRAFT_2020_12),
  CONTENT_SCHEMA(
      "contentSchema", Shape.SCHEMA, false, Dialect.DRAFT_2019_09, Dialect.DRAFT_2020_12),
  PREFIX_ITEMS("prefixItems", Shape.LIST, false, Dialect.DRAFT_2020_12, Dialect.DRAFT_2020_12);

  /** Shape of a keyword's value. */
  enum Shape {
    SCHEMA,
    LIST,
    MAP,
    SCHEMA_OR_LIST
  }

  private static final Map<String, Keyword> BY_NAME = new HashMap<>();

  static {
    for (Keyword keyword : values()) {
      BY_NAME.put(keyword.text, keyword);
    }
  }

  private final String text;
  private final Shape shape;
  private final boolean inPlace;
  private final Dialect first;
  private final Dialect last;

  Keyword(String text, Shape shape, boolean inPlace, Dialect first, Dialect last) {
    this.text = text;
    this.shape = shape;
    this.inPlace = inPlace;
    this.first = first;
    this.last = last;
  }

  static Optional<Keyword> find(String text, Dialect dialect) {
    return Optional.ofNullable(BY_NAME.get(text))
        .filter(found -> found.first.compareTo(dialect) <= 0 && found.last.compareTo(dialect) >= 0);
  }

  Shape shape() {
    return shape;
  }

  /**
   * Do the contained schemas validate the same value as the schema around them, instead of a part
   * of it?
   */
  boolean isInPlace() {
    return inPlace;
  }
}
