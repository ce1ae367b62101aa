package dev.patchbay.model.manifest;

import dev.patchbay.model.JsonText;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Mapping from arguments to a request, in place of the default. A string that is exactly one {@link
 * Placeholder} becomes that argument with its JSON type; everything else is sent as written.
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

  private static final int LONGEST_HEADER = 4096;

  /** Encoding of a body. */
  public enum BodyType {
    JSON,
    FORM,
    TEXT
  }

  public RequestMapping {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    query.values().forEach(RequestMapping::checkScalar);
    headers.values().forEach(RequestMapping::checkHeader);
    Set<String> names = new HashSet<>();
    for (String name : headers.keySet()) {
      if (!names.add(HeaderName.checked(name).toLowerCase(Locale.ROOT))) {
        throw MCPRuntimeException.invalid(
            Rule.HEADER, "The header '" + name + "' occurs twice; the names differ only in case.");
      }
    }
  }

  /** Checks that a header's value is one line, against header injection (RFC 9110 section 5.5). */
  public static String checkHeader(String value) {
    boolean oneLine = value.chars().noneMatch(c -> c != '\t' && Character.isISOControl(c));
    if (!oneLine || value.length() > LONGEST_HEADER) {
      throw MCPRuntimeException.invalid(
          Rule.HEADER,
          "A header's value is one line of at most "
              + LONGEST_HEADER
              + " characters without control characters.");
    }
    return value;
  }

  private static void checkScalar(JsonText value) {
    if (value.isObject() || value.text().startsWith("[") || value.text().equals("null")) {
      throw MCPRuntimeException.invalid(
          Rule.TYPE, "A query parameter is a text, a number, true or false.");
    }
  }
}
