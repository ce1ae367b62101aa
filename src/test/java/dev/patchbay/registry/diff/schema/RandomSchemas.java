package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generates small schemas over few values, so that they often overlap. */
final class RandomSchemas {
  private static final List<String> SCALARS =
      List.of(
          "null", "true", "false", "0", "1", "2", "3", "6", "1.0", "1.5", "2.5", "\"\"", "\"a\"",
          "\"b\"", "\"ab\"", "\"xa\"");
  private static final List<String> NAMES = List.of("a", "b", "xa", "xb");
  private static final String DEFS =
      "\"$defs\":{\"s\":%s,\"t\":%s,\"list\":{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/list\"},\"b\":%s}}}";

  private final Random random;

  RandomSchemas(Random random) {
    this.random = random;
  }

  record Pair(JsonText before, JsonText after) {}

  /** A pair with much in common, or nothing. */
  Pair pair() {
    Map<String, String> before = keywords(2);
    Map<String, String> after = new LinkedHashMap<>(random.nextInt(5) == 0 ? keywords(2) : before);
    for (int i = random.nextInt(3); i >= 0; i--) {
      change(after);
    }
    String defs = DEFS.formatted(leaf(), leaf(), leaf());
    String changed = random.nextInt(3) == 0 ? DEFS.formatted(leaf(), leaf(), leaf()) : defs;
    return new Pair(root(before, defs), root(after, changed));
  }

  private static JsonText root(Map<String, String> keywords, String defs) {
    String own = text(keywords);
    return new JsonText(
        own.equals("{}") ? "{" + defs + "}" : own.replaceFirst("\\}$", ",") + defs + "}");
  }

  private void change(Map<String, String> schema) {
    if (!schema.isEmpty() && random.nextInt(3) == 0) {
      schema.remove(pick(List.copyOf(schema.keySet())));
    } else {
      schema.putAll(keyword(2));
    }
  }

  private Map<String, String> keywords(int depth) {
    Map<String, String> schema = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      schema.putAll(keyword(depth));
    }
    return schema;
  }

  private static String text(Map<String, String> schema) {
    return schema.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String leaf() {
    return text(keyword(0));
  }

  private String schema(int depth) {
    return switch (random.nextInt(12)) {
      case 0 -> "true";
      case 1 -> "false";
      default -> text(keywords(depth));
    };
  }

  private Map<String, String> keyword(int depth) {
    return switch (random.nextInt(depth == 0 ? 14 : 29)) {
      case 0, 1, 2 -> Map.of("type", type());
      case 3 -> Map.of("enum", list(() -> value(1), 1));
      case 4 -> Map.of("const", value(1));
      case 5 -> Map.of(pick(List.of("minimum", "exclusiveMinimum")), figure());
      case 6 -> Map.of(pick(List.of("maximum", "exclusiveMaximum")), figure());
      case 7 -> Map.of("multipleOf", pick(List.of("1", "2", "0.5", "3", "6")));
      case 8 -> Map.of(pick(List.of("minLength", "minItems", "minProperties")), size());
      case 9 -> Map.of(pick(List.of("maxLength", "maxItems", "maxProperties")), size());
      case 10 -> Map.of("pattern", pick(List.of("\"^a\"", "\"b\"")));
      case 11 -> Map.of("required", names());
      case 12 -> Map.of("uniqueItems", pick(List.of("true", "false")));
      case 13 -> Map.of("title", "\"t\"");
      case 14, 15, 16 -> Map.of("properties", members(NAMES, depth));
      case 17, 18 -> Map.of("additionalProperties", schema(depth - 1));
      case 19 -> Map.of("patternProperties", members(List.of("^x", "a$"), depth));
      case 20 -> Map.of("items", schema(depth - 1));
      case 21 -> Map.of("prefixItems", list(() -> schema(depth - 1), 1));
      case 22 -> Map.of("anyOf", list(() -> schema(depth - 1), 1));
      case 23 -> Map.of("oneOf", list(() -> schema(depth - 1), 1));
      case 24 -> Map.of("allOf", list(() -> schema(depth - 1), 1));
      case 25 -> Map.of("not", schema(depth - 1));
      case 26 -> Map.of("if", schema(0), "then", schema(0), "else", schema(0));
      case 27 ->
          Map.of("$ref", pick(List.of("\"#/$defs/s\"", "\"#/$defs/t\"", "\"#/$defs/list\"")));
      default -> pick(rare(depth - 1));
    };
  }

  private List<Map<String, String>> rare(int depth) {
    return List.of(
        Map.of("contains", schema(depth)),
        Map.of("contains", schema(depth), "minContains", size()),
        Map.of("propertyNames", schema(0)),
        Map.of("dependentRequired", "{\"a\":" + names() + "}"),
        Map.of("unevaluatedProperties", schema(0)),
        Map.of("unevaluatedItems", schema(0)));
  }

  private String type() {
    List<String> all =
        List.of(
            "\"null\"",
            "\"boolean\"",
            "\"string\"",
            "\"integer\"",
            "\"number\"",
            "\"array\"",
            "\"object\"");
    return random.nextInt(3) == 0
        ? Stream.generate(() -> pick(all))
            .limit(2)
            .distinct()
            .collect(Collectors.joining(",", "[", "]"))
        : pick(all);
  }

  private String figure() {
    return pick(List.of("0", "1", "2", "1.5", "3"));
  }

  private String size() {
    return String.valueOf(random.nextInt(4));
  }

  private String names() {
    return Stream.generate(() -> "\"" + pick(NAMES) + "\"")
        .limit(random.nextInt(3))
        .distinct()
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String members(List<String> names, int depth) {
    Map<String, String> members = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      members.put(pick(names), schema(depth - 1));
    }
    return text(members);
  }

  private String list(Supplier<String> element, int least) {
    List<String> elements = new ArrayList<>();
    for (int i = random.nextInt(3) + least; i > 0; i--) {
      elements.add(element.get());
    }
    return elements.stream().distinct().collect(Collectors.joining(",", "[", "]"));
  }

  String value(int depth) {
    int kind = random.nextInt(depth == 0 ? 3 : 5);
    if (kind == 3) {
      return random.nextInt(5) == 0 ? "[]" : list(() -> value(depth - 1), 0);
    }
    if (kind == 4) {
      Map<String, String> members = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        members.put(pick(NAMES), value(depth - 1));
      }
      return text(members);
    }
    return pick(SCALARS);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
