package dev.patchbay.upstream.arguments;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.patchbay.model.EcmaPattern;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.PercentDecoding;
import dev.patchbay.upstream.arguments.ArgumentShape.Additional;
import dev.patchbay.upstream.json.JsonValue;
import dev.patchbay.upstream.json.JsonValue.JsonArray;
import dev.patchbay.upstream.json.JsonValue.JsonObject;
import dev.patchbay.upstream.json.JsonValues;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the {@link ArgumentShape} of a schema. Follows {@code $ref} within the schema, and merges
 * what {@code allOf}, {@code anyOf}, {@code oneOf}, {@code if}, {@code then} and {@code else}
 * declare. Beyond {@link #DEEPEST} levels or {@link #MOST_SCHEMAS} subschemas a value has any
 * shape, so that a schema that refers to itself ends. Used once.
 */
final class ShapeReader {
  static final int DEEPEST = 8;
  static final int MOST_SCHEMAS = 5_000;

  private static final List<String> CONDITIONAL = List.of("if", "then", "else");

  private final JsonValue root;
  private int schemas;

  private ShapeReader(JsonValue root) {
    this.root = root;
  }

  static ArgumentShape read(JsonText schema) {
    JsonValue root = JsonValues.read(schema);
    return new ShapeReader(root).shape(root, 0);
  }

  private ArgumentShape shape(JsonValue schema, int depth) {
    schemas++;
    if (!(schema instanceof JsonObject object) || depth > DEEPEST || schemas > MOST_SCHEMAS) {
      return ArgumentShape.ANY;
    }
    ShapeMerge merge = new ShapeMerge(own(object, depth));
    object
        .findText("$ref")
        .flatMap(this::resolve)
        .ifPresent(target -> merge.all(shape(target, depth + 1)));
    list(object, "allOf").forEach(each -> merge.all(shape(each, depth + 1)));
    for (String key : List.of("anyOf", "oneOf")) {
      List<JsonValue> branches = list(object, key);
      merge.any(branches.stream().map(branch -> shape(branch, depth + 1)).toList());
    }
    for (String key : CONDITIONAL) {
      object.find(key).ifPresent(each -> merge.declared(shape(each, depth + 1)));
    }
    return merge.result();
  }

  private ArgumentShape own(JsonObject schema, int depth) {
    Map<String, ArgumentShape> properties = new LinkedHashMap<>();
    members(schema, "properties")
        .forEach((name, value) -> properties.put(name, shape(value, depth + 1)));
    return new ArgumentShape(
        types(schema),
        properties,
        patterns(schema),
        additional(schema),
        texts(schema, "required"),
        schema.find("items").map(items -> shape(items, depth + 1)),
        schema.find("default"));
  }

  private static Set<JsonType> types(JsonObject schema) {
    Set<JsonType> types = EnumSet.noneOf(JsonType.class);
    schema.findText("type").flatMap(JsonType::named).ifPresent(types::add);
    texts(schema, "type").forEach(name -> JsonType.named(name).ifPresent(types::add));
    if (types.isEmpty()) {
      list(schema, "enum").forEach(value -> types.addAll(JsonType.of(value)));
      schema.find("const").ifPresent(value -> types.addAll(JsonType.of(value)));
    }
    // OpenAPI 3.0; no keyword of JSON Schema.
    schema
        .find("nullable")
        .filter(value -> value.scalarText().equals(Optional.of("true")) && !types.isEmpty())
        .ifPresent(value -> types.add(JsonType.NULL));
    return types.isEmpty() ? JsonType.ALL : types;
  }

  private static List<Pattern> patterns(JsonObject schema) {
    List<Pattern> patterns = new ArrayList<>();
    members(schema, "patternProperties")
        .keySet()
        .forEach(
            text -> {
              try {
                patterns.add(Pattern.compile(EcmaPattern.forRe2(text)));
              } catch (PatternSyntaxException e) {
                // What cannot be read here declares any name; the check against the schema decides.
                patterns.add(Pattern.compile(""));
              }
            });
    return patterns;
  }

  private static Additional additional(JsonObject schema) {
    Additional found = Additional.UNSAID;
    for (String key : List.of("additionalProperties", "unevaluatedProperties")) {
      Optional<JsonValue> value = schema.find(key);
      if (value.isPresent()) {
        boolean isFalse = value.get().scalarText().equals(Optional.of("false"));
        found = isFalse && found != Additional.OPEN ? Additional.CLOSED : Additional.OPEN;
      }
    }
    return found;
  }

  /** Follows a JSON pointer within the schema (RFC 6901 section 6). */
  private Optional<JsonValue> resolve(String reference) {
    if (!reference.startsWith("#")) {
      return Optional.empty();
    }
    JsonValue at = root;
    for (String part : reference.substring(1).split("/", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      String name = PercentDecoding.decode(part).replace("~1", "/").replace("~0", "~");
      Optional<JsonValue> next =
          at instanceof JsonObject object ? object.find(name) : element(at, name);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  private static Optional<JsonValue> element(JsonValue list, String index) {
    return list instanceof JsonArray array
            && index.matches("\\d{1,6}")
            && Integer.parseInt(index) < array.elements().size()
        ? Optional.of(array.elements().get(Integer.parseInt(index)))
        : Optional.empty();
  }

  private static Map<String, JsonValue> members(JsonObject schema, String key) {
    return schema.find(key).orElse(JsonValues.NULL) instanceof JsonObject object
        ? object.members()
        : Map.of();
  }

  private static List<JsonValue> list(JsonObject schema, String key) {
    return schema.find(key).orElse(JsonValues.NULL) instanceof JsonArray array
        ? array.elements()
        : List.of();
  }

  private static Set<String> texts(JsonObject schema, String key) {
    Set<String> texts = new HashSet<>();
    list(schema, key).forEach(value -> value.scalarText().ifPresent(texts::add));
    return texts;
  }
}
