package dev.patchbay.mcp.protocol;

import dev.patchbay.model.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Arguments that a client of 2026-07-28 repeats in headers: properties with {@code x-mcp-header} in
 * the input schema, reachable through {@code properties} alone.
 */
public final class ParamHeaders {

  /** Names are untrusted: interning them would fill the factory's symbol table. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .build();

  private static final String KEYWORD = "x-mcp-header";
  private static final Set<String> TYPES = Set.of("string", "integer", "boolean");

  private ParamHeaders() {}

  /** An annotated property: full header name and path to the argument. */
  private record Param(String header, List<String> path) {}

  /** Describes the first header that disagrees with the arguments. */
  public static Optional<String> mismatch(
      JsonText inputSchema, JsonNode arguments, Headers headers) {
    if (!inputSchema.text().contains(KEYWORD)) {
      return Optional.empty();
    }
    List<Param> params = new ArrayList<>();
    collect(JSON.readTree(inputSchema.text()), List.of(), params);
    return params.stream()
        .map(param -> mismatch(param, arguments, headers))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static void collect(JsonNode schema, List<String> path, List<Param> into) {
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              List<String> next = new ArrayList<>(path);
              next.add(property.getKey());
              JsonNode header = property.getValue().path(KEYWORD);
              if (header.isString()
                  && TYPES.contains(property.getValue().path("type").asString(""))) {
                into.add(new Param(Headers.PARAM_PREFIX + header.asString(), List.copyOf(next)));
              }
              collect(property.getValue(), next, into);
            });
  }

  private static Optional<String> mismatch(Param param, JsonNode arguments, Headers headers) {
    JsonNode argument = arguments;
    for (String name : param.path()) {
      argument = argument.path(name);
    }
    boolean absent = argument.isMissingNode() || argument.isNull();
    if (!headers.has(param.header())) {
      return absent
          ? Optional.empty()
          : Optional.of(param.header() + " is missing while the argument has a value");
    }
    if (absent) {
      return Optional.of(param.header() + " is sent while the argument has no value");
    }
    Optional<String> value = headers.one(param.header()).flatMap(Headers::decoded);
    if (value.isEmpty()) {
      return Optional.of(param.header() + " is not one legible value");
    }
    return isSame(argument, value.get())
        ? Optional.empty()
        : Optional.of(param.header() + " does not match the argument");
  }

  private static boolean isSame(JsonNode argument, String value) {
    if (!argument.isNumber()) {
      return argument.isValueNode() && argument.asString().equals(value);
    }
    try {
      return argument.decimalValue().compareTo(new BigDecimal(value)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
