package dev.patchbay.registry.transfer;

import dev.patchbay.model.JsonString;
import java.util.Optional;

/** Writes a JSON object on one line, member by member; absent values become null. */
final class JsonLine {
  private final StringBuilder text = new StringBuilder("{");

  /** Writes the value's {@code toString}; for times and names. */
  JsonLine add(String name, Object value) {
    return addJson(name, JsonString.quote(value.toString()));
  }

  JsonLine add(String name, Optional<?> value) {
    return value.isPresent() ? add(name, value.get()) : addJson(name, "null");
  }

  JsonLine add(String name, long number) {
    return addJson(name, Long.toString(number));
  }

  JsonLine add(String name, boolean flag) {
    return addJson(name, Boolean.toString(flag));
  }

  JsonLine add(String name, JsonLine object) {
    return addJson(name, object.toString());
  }

  JsonLine addJson(String name, String json) {
    text.append(text.length() == 1 ? "" : ",").append(JsonString.quote(name)).append(':');
    text.append(json);
    return this;
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
