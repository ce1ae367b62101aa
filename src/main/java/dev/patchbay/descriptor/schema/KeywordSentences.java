package dev.patchbay.descriptor.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Error sentences for keywords of JSON Schema: the form that each keyword takes. */
final class KeywordSentences {
  static final String SCHEMA = "A schema is an object, true or false.";

  private static final Map<String, String> FORMS = new HashMap<>();

  static {
    FORMS.put(
        "type",
        "one of array, boolean, integer, null, number, object, string, or a list of different ones");
    put("a list of different property names", "required");
    put("an object whose values are lists of different property names", "dependentRequired");
    put("an object of schemas or lists of property names", "dependencies");
    put(
        "an object of schemas",
        "properties",
        "patternProperties",
        "$defs",
        "definitions",
        "dependentSchemas");
    put("a list of at least one schema", "allOf", "anyOf", "oneOf", "prefixItems");
    put("a list of different values", "enum");
    put("a list of values", "examples");
    put(
        "a whole number that is not negative",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
        "minContains",
        "maxContains");
    put("a number above zero", "multipleOf");
    put("a number", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
    put("true or false", "uniqueItems", "deprecated", "readOnly", "writeOnly", "$recursiveAnchor");
    put(
        "a text",
        "title",
        "description",
        "$comment",
        "pattern",
        "format",
        "contentEncoding",
        "contentMediaType");
    put("a URI as a text", "$schema", "$id", "$ref", "$dynamicRef", "$recursiveRef");
    put("a name as a text", "$anchor", "$dynamicAnchor");
    put("an object", "$vocabulary");
  }

  private KeywordSentences() {}

  private static void put(String form, String... keywords) {
    List.of(keywords).forEach(keyword -> FORMS.put(keyword, form));
  }

  static String of(String keyword) {
    String form = FORMS.get(keyword);
    return form == null ? "A JSON Schema does not allow this here." : keyword + " is " + form + ".";
  }
}
