package dev.patchbay.mcp.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Headers of a request, by case-insensitive name. */
@FunctionalInterface
public interface Headers {
  String VERSION = "MCP-Protocol-Version";
  String METHOD = "Mcp-Method";
  String NAME = "Mcp-Name";
  String SESSION = "Mcp-Session-Id";
  String PARAM_PREFIX = "Mcp-Param-";

  /** All values of the header, in order; none when it is absent. */
  List<String> all(String name);

  /** The stripped value; empty when the header is absent or repeated. */
  default Optional<String> one(String name) {
    List<String> values = all(name);
    return values.size() == 1 ? Optional.of(values.get(0).strip()) : Optional.empty();
  }

  default boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** Decodes the form {@code =?base64?…?=} of a value; empty when it is not base64 of UTF-8. */
  static Optional<String> decoded(String value) {
    String prefix = "=?base64?";
    String suffix = "?=";
    if (!value.startsWith(prefix)
        || !value.endsWith(suffix)
        || value.length() < prefix.length() + suffix.length()) {
      return Optional.of(value);
    }
    String inside = value.substring(prefix.length(), value.length() - suffix.length());
    try {
      byte[] bytes = Base64.getDecoder().decode(inside);
      if (!Base64.getEncoder().encodeToString(bytes).equals(inside)) {
        // The decoder accepts missing padding, which the specification forbids.
        return Optional.empty();
      }
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
