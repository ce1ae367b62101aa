package dev.patchbay.upstream.json;

import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON value. Immutable. */
public sealed interface JsonValue {

  /** An object, with members in the order written. */
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    public JsonObject {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public Optional<JsonValue> find(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /** A string member. */
    public Optional<String> findText(String name) {
      return find(name).filter(JsonTextValue.class::isInstance).flatMap(JsonValue::scalarText);
    }
  }

  /** An array. */
  record JsonArray(List<JsonValue> elements) implements JsonValue {
    public static final JsonArray EMPTY = new JsonArray(List.of());

    public JsonArray {
      elements = List.copyOf(elements);
    }
  }

  /** A string. */
  record JsonTextValue(String text) implements JsonValue {}

  /** A number, true, false or null, as written. */
  record JsonLiteral(String literal) implements JsonValue {}

  default boolean isNull() {
    return this instanceof JsonLiteral scalar && scalar.literal().equals("null");
  }

  /** Text of the value in a URL, header or form; empty for null, objects and arrays. */
  default Optional<String> scalarText() {
    if (this instanceof JsonTextValue string) {
      return Optional.of(string.text());
    }
    return this instanceof JsonLiteral scalar && !isNull()
        ? Optional.of(scalar.literal())
        : Optional.empty();
  }

  default JsonText toJsonText() {
    StringBuilder out = new StringBuilder();
    write(out);
    return new JsonText(out.toString());
  }

  private void write(StringBuilder out) {
    if (this instanceof JsonObject object) {
      char separator = '{';
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        out.append(separator).append(JsonString.quote(member.getKey())).append(':');
        member.getValue().write(out);
        separator = ',';
      }
      out.append(object.members().isEmpty() ? "{}" : "}");
    } else if (this instanceof JsonArray array) {
      char separator = '[';
      for (JsonValue element : array.elements()) {
        out.append(separator);
        element.write(out);
        separator = ',';
      }
      out.append(array.elements().isEmpty() ? "[]" : "]");
    } else if (this instanceof JsonTextValue string) {
      out.append(JsonString.quote(string.text()));
    } else if (this instanceof JsonLiteral scalar) {
      out.append(scalar.literal());
    }
  }
}
