package dev.patchbay.model.manifest;

import dev.patchbay.model.EcmaPattern;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Warnings about parts of an input schema that are legal and that common model providers or editors
 * refuse, and about {@code nullable}, which JSON Schema does not have.
 */
final class SchemaLint {
  private static final Pattern PROPERTY = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

  /** Keywords whose value is an object of schemas by name. */
  private static final Set<String> BY_NAME =
      Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");

  /** Keywords whose value is a schema or a list of schemas. */
  private static final Set<String> SCHEMAS =
      Set.of(
          "items",
          "prefixItems",
          "additionalItems",
          "additionalProperties",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contains",
          "propertyNames",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else");

  private static final int MOST = 20;

  private final List<Problem> warnings = new ArrayList<>();

  private SchemaLint() {}

  static List<Problem> of(JsonText schema, String pointer) {
    SchemaLint lint = new SchemaLint();
    Json.of(schema).ifPresent(root -> lint.schema(root, pointer));
    return lint.warnings;
  }

  private void schema(Json value, String pointer) {
    if (!(value instanceof Json.Members schema) || warnings.size() >= MOST) {
      return;
    }
    check(schema, pointer);
    schema
        .byName()
        .forEach(
            (keyword, member) -> {
              String place = Place.child(pointer, keyword);
              if (BY_NAME.contains(keyword) && member instanceof Json.Members named) {
                named.byName().forEach((name, each) -> schema(each, Place.child(place, name)));
              } else if (SCHEMAS.contains(keyword) && member instanceof Json.Elements list) {
                for (int i = 0; i < list.list().size(); i++) {
                  schema(list.list().get(i), Place.child(place, i));
                }
              } else if (SCHEMAS.contains(keyword)) {
                schema(member, place);
              }
            });
  }

  private void check(Json.Members schema, String pointer) {
    if (schema.find("properties").orElse(Json.Constant.NULL) instanceof Json.Members properties) {
      properties.byName().keySet().forEach(name -> property(name, pointer));
    }
    boolean isArray = schema.find("type").equals(Optional.of(new Json.Text("array")));
    if (isArray && schema.find("items").isEmpty() && schema.find("prefixItems").isEmpty()) {
      add(
          pointer,
          Rule.PROVIDER_ITEMS,
          "Some model providers refuse an array without items.",
          "items: {}");
    }
    if (schema.find("enum").orElse(Json.Constant.NULL) instanceof Json.Elements values
        && values.list().stream().anyMatch(value -> !(value instanceof Json.Text))) {
      add(
          Place.child(pointer, "enum"),
          Rule.PROVIDER_ENUM,
          "Some model providers refuse an enum of other values than texts.",
          "Write the values as texts; \"5\" is taken for 5 where the type is integer.");
    }
    if (schema.find("nullable").isPresent()) {
      add(
          Place.child(pointer, "nullable"),
          Rule.SCHEMA_NULLABLE,
          "nullable is a word of OpenAPI 3.0 and no keyword of JSON Schema; null is accepted, and"
              + " other readers of the schema ignore it.",
          "Write the type as a list that has null.");
    }
    if (schema.find("pattern").orElse(Json.Constant.NULL) instanceof Json.Text pattern) {
      pattern(pattern.value(), Place.child(pointer, "pattern"));
    }
  }

  private void property(String name, String pointer) {
    if (!PROPERTY.matcher(name).matches()) {
      add(
          Place.child(Place.child(pointer, "properties"), name),
          Rule.PROVIDER_PROPERTY,
          "Some model providers refuse a property whose name is not 1 to 64 letters, digits, '_',"
              + " '.' or '-'.",
          "Give it another name here, and map it to the API's name in request.");
    }
  }

  private void pattern(String pattern, String pointer) {
    if (!isChecked(pattern)) {
      add(
          pointer,
          Rule.SCHEMA_UNCHECKED,
          "The pattern is shown to the model and not checked, because no engine here reads it.",
          "Say it without \\p{…} and look-around.");
    } else if (EcmaPattern.hasRareParts(pattern)) {
      add(
          pointer,
          Rule.PROVIDER_PATTERN,
          "Some model providers refuse \\p{…} and look-around in patterns.",
          "Say it in the description.");
    }
  }

  /** Patterns of RE2 alone have {@code (?P<}. */
  private static boolean isChecked(String pattern) {
    try {
      Pattern.compile(EcmaPattern.forJava(pattern));
      return true;
    } catch (PatternSyntaxException e) {
      return !EcmaPattern.hasRareParts(pattern);
    }
  }

  private void add(String pointer, Rule rule, String detail, String remedy) {
    if (warnings.size() < MOST) {
      warnings.add(Problem.at(pointer, rule, detail).suggesting(remedy));
    }
  }
}
