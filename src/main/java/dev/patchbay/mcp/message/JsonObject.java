package dev.patchbay.mcp.message;

import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonText;
import java.util.Optional;

/**
 * Writes one JSON object member by member, so that schemas and results go out as they are, without
 * being parsed again. Not thread-safe; lives as long as one text is written.
 */
public final class JsonObject {
  private final StringBuilder out = new StringBuilder("{");

  /** A member whose value is JSON text already. */
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

  /** The object; nothing may be added afterwards. */
  public String end() {
    return out.append('}').toString();
  }
}
