package dev.patchbay.model.manifest;

import dev.patchbay.model.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How arguments become a request, where the default mapping does not fit. A string that is exactly
 * one {@link Placeholder} stands for that argument with its JSON type; everything else is sent as
 * written.
 *
 * @param query parameter name to a JSON scalar
 * @param headers header name to a string
 * @param body any JSON value; a string is the whole body when the type is {@link BodyType#TEXT}
 */
public record RequestMapping(
    Map<String, JsonText> query,
    Map<String, String> headers,
    Optional<JsonText> body,
    Optional<BodyType> bodyType) {
  public static final RequestMapping DEFAULT =
      new RequestMapping(Map.of(), Map.of(), Optional.empty(), Optional.empty());

  /** How a body is written. */
  public enum BodyType {
    JSON,
    FORM,
    TEXT
  }

  public RequestMapping {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    headers.keySet().forEach(HeaderName::checked);
  }
}
