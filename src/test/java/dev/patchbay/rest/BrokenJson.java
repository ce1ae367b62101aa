package dev.patchbay.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Random damage to JSON. */
final class BrokenJson {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999999999",
          "1" + "0".repeat(400),
          "0.1e-400",
          "\"\"",
          "\"text\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"${7*7}\"",
          "[]",
          "{}",
          "[[[[1]]]]",
          "{\"a\":{\"b\":[null]}}",
          "\"" + "x".repeat(20_000) + "\"",
          "[" + "1,".repeat(500) + "1]",
          "\"\u202e\u200b\"",
          "{\"\":\"\"}");
  private static final List<String> NOISE =
      List.of(
          "",
          " ",
          "{",
          "}",
          "[",
          "]",
          "{]",
          "{,}",
          "{\"a\"}",
          "{\"a\":}",
          "{'a':1}",
          "nul",
          "NaN",
          "{\"a\":1,}",
          "{} {}",
          "// {}",
          "{\"a\":01}",
          "\u0000",
          "\"",
          "{\"a\":\"\\x\"}",
          "-",
          "<a/>",
          "a: 1",
          "%PDF-1.7",
          "{\"a\":tru}",
          "{\"a\":1e}",
          "\uFEFF\uFEFF{}");

  private static final String SIGNS = "{}[]:,\"\\ue0d+-.1a\u00e4\u0000";

  private BrokenJson() {}

  static String value(Random random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  static String noise(Random random) {
    if (random.nextInt(4) > 0) {
      // An empty body means no body, which some operations accept.
      return NOISE.get(2 + random.nextInt(NOISE.size() - 2));
    }
    StringBuilder text = new StringBuilder("{");
    for (int i = random.nextInt(200); i >= 0; i--) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.append('{').toString();
  }

  /** A copy in which one value is changed, removed or added. */
  static JsonNode mutate(JsonNode valid, Random random) {
    JsonNode copy = valid.deepCopy();
    List<JsonNode> inner = new ArrayList<>();
    collect(copy, inner);
    JsonNode parent = inner.get(random.nextInt(inner.size()));
    JsonNode value = safely(value(random));
    if (parent instanceof ObjectNode object) {
      List<String> names = new ArrayList<>(object.propertyNames());
      String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "x", value);
        default -> object.set(name, value);
      }
    } else if (parent instanceof ArrayNode array) {
      array.insert(0, value);
    }
    return copy;
  }

  /** Values that the mapper rejects become texts. */
  private static JsonNode safely(String json) {
    boolean hostile = json.startsWith("1e999") || json.contains("ud800");
    return hostile
        ? JsonMapper.shared().getNodeFactory().stringNode(json)
        : JsonMapper.shared().readTree(json);
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isContainer()) {
      into.add(node);
      node.forEach(child -> collect(child, into));
    }
  }
}
