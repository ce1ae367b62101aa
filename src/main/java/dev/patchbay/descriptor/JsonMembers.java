package dev.patchbay.descriptor;

import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Builder of a JSON object, member by member; omits empty values. */
final class JsonMembers {
  private final StringJoiner members = new StringJoiner(",", "{", "}").setEmptyValue("{}");
  private boolean empty = true;

  JsonMembers add(String key, JsonText value) {
    return addJson(key, value.text());
  }

  JsonMembers add(String key, String text) {
    return addJson(key, JsonString.quote(text));
  }

  JsonMembers add(String key, long number) {
    return addJson(key, Long.toString(number));
  }

  /** Adds a text, number, flag or JSON; other values by their {@code toString}. */
  JsonMembers add(String key, Optional<?> value) {
    value.ifPresent(present -> addJson(key, json(present)));
    return this;
  }

  JsonMembers addUnlessEmpty(String key, JsonMembers object) {
    return object.empty ? this : addJson(key, object.toString());
  }

  JsonMembers addUnlessEmpty(String key, Map<String, ?> values) {
    JsonMembers object = new JsonMembers();
    values.forEach((name, value) -> object.add(name, Optional.of(value)));
    return addUnlessEmpty(key, object);
  }

  JsonMembers addUnlessEmpty(String key, List<String> texts) {
    return texts.isEmpty()
        ? this
        : addJson(key, array(texts.stream().map(JsonString::quote).toList()));
  }

  JsonMembers addJson(String key, String json) {
    members.add(JsonString.quote(key) + ":" + json);
    empty = false;
    return this;
  }

  static String array(List<String> elements) {
    return "[" + String.join(",", elements) + "]";
  }

  private static String json(Object value) {
    boolean literal =
        value instanceof JsonText || value instanceof Boolean || value instanceof Number;
    return literal ? value.toString() : JsonString.quote(value.toString());
  }

  @Override
  public String toString() {
    return members.toString();
  }
}
