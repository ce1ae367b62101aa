package dev.patchbay.mcp.message;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON-RPC message of a client.
 *
 * @param id a string or whole number as JSON text, echoed verbatim; empty for a notification
 * @param method empty for a response of the client
 */
public record Message(Optional<String> id, String method, ObjectNode params) {
  private static final String META = "_meta";

  /** Does the client expect an answer? */
  public boolean isRequest() {
    return id.isPresent() && !method.isEmpty();
  }

  /** A member of {@code params._meta}; a missing node if absent. */
  public JsonNode meta(String name) {
    return params.path(META).path(name);
  }

  public boolean hasMeta() {
    return params.path(META).isObject();
  }

  /** A string member of {@code params}. */
  public Optional<String> text(String name) {
    JsonNode value = params.path(name);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  public Optional<String> traceparent() {
    JsonNode value = meta("traceparent");
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  /** Token for progress notifications, as JSON text. */
  public Optional<String> progressToken() {
    JsonNode token = meta("progressToken");
    return token.isString() || token.isIntegralNumber()
        ? Optional.of(token.toString()).filter(text -> text.length() <= MessageReader.LONGEST_ID)
        : Optional.empty();
  }
}
