package dev.patchbay.mcp.message;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON-RPC message of a client.
 *
 * @param id a string or a whole number as JSON text, to be echoed as it came; empty for what
 *     expects no answer
 * @param method empty for an answer of the client's
 */
public record Message(Optional<String> id, String method, ObjectNode params) {
  private static final String META = "_meta";

  /** Does the client expect an answer? */
  public boolean isRequest() {
    return id.isPresent() && !method.isEmpty();
  }

  /** The member of {@code params._meta}; missing where there is none. */
  public JsonNode meta(String name) {
    return params.path(META).path(name);
  }

  public boolean hasMeta() {
    return params.path(META).isObject();
  }

  /** A member of {@code params} that is a string. */
  public Optional<String> text(String name) {
    JsonNode value = params.path(name);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  public Optional<String> traceparent() {
    JsonNode value = meta("traceparent");
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  /** The token under which the client wants to hear of progress, as JSON text. */
  public Optional<String> progressToken() {
    JsonNode token = meta("progressToken");
    return token.isString() || token.isIntegralNumber()
        ? Optional.of(token.toString()).filter(text -> text.length() <= MessageReader.LONGEST_ID)
        : Optional.empty();
  }
}
