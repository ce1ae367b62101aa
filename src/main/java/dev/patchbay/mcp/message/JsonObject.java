package dev.patchbay.mcp.message;

import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import java.util.Optional;

/**
 * Builder of a JSON object, member by member; embeds schemas and results verbatim, without parsing
 * them. Not thread-safe; one instance per text.
 */
public final class JsonObject {
  private final StringBuilder out = new StringBuilder("{");

  /** Adds a member whose value is JSON text. */
  public JsonObject json(String name, String value) {
    if (out.length() > 1) {
      out.append(',');
    }
    out.append(JsonString.quote(name)).append(':').append(value);
    return this;
  }

  public JsonObject json(String name, JsonText value) {
    return json(name, value.text());
  }

  public JsonObject text(String name, String value) {
    return json(name, JsonString.quote(value));
  }

  public JsonObject text(String name, Optional<String> value) {
    value.ifPresent(present -> text(name, present));
    return this;
  }

  public JsonObject flag(String name, Optional<Boolean> value) {
    value.ifPresent(present -> json(name, present.toString()));
    return this;
  }

  public boolean isEmpty() {
    return out.length() == 1;
  }

  /** Closes and returns the object; nothing may be added afterwards. */
  public String end() {
    return out.append('}').toString();
  }
}
