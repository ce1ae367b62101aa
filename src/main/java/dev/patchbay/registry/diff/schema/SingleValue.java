package dev.patchbay.registry.diff.schema;

import dev.patchbay.model.json.Json;
import dev.patchbay.model.json.Json.Constant;
import dev.patchbay.model.json.Json.Elements;
import dev.patchbay.model.json.Json.Figure;
import dev.patchbay.model.json.Json.Members;
import dev.patchbay.model.json.Json.Text;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes one value as a schema, so that {@code const} is compared like any other schema. */
final class SingleValue {
  private SingleValue() {}

  static Members schema(Json value) {
    Map<String, Json> schema = new LinkedHashMap<>();
    if (value instanceof Text text) {
      Figure length = Figure.of(text.value().codePointCount(0, text.value().length()));
      schema.put("minLength", length);
      schema.put("maxLength", length);
    } else if (value instanceof Figure) {
      schema.put("minimum", value);
      schema.put("maximum", value);
    } else if (value instanceof Elements elements) {
      addArray(elements.list(), schema);
    } else if (value instanceof Members members) {
      addObject(members.byName(), schema);
    }
    return new Members(schema);
  }

  private static void addArray(List<Json> list, Map<String, Json> schema) {
    Figure size = Figure.of(list.size());
    schema.put("minItems", size);
    schema.put("maxItems", size);
    schema.put("prefixItems", new Elements(list.stream().map(SingleValue::constant).toList()));
    schema.put("items", Constant.FALSE);
    if (new HashSet<>(list).size() == list.size()) {
      schema.put("uniqueItems", Constant.TRUE);
    }
  }

  private static void addObject(Map<String, Json> members, Map<String, Json> schema) {
    Figure size = Figure.of(members.size());
    schema.put("minProperties", size);
    schema.put("maxProperties", size);
    Map<String, Json> properties = new LinkedHashMap<>();
    members.forEach((name, value) -> properties.put(name, constant(value)));
    schema.put("properties", new Members(properties));
    schema.put("additionalProperties", Constant.FALSE);
    schema.put(
        "required",
        new Elements(members.keySet().stream().map(Text::new).map(Json.class::cast).toList()));
  }

  private static Json constant(Json value) {
    return new Members(Map.of("const", value));
  }
}
