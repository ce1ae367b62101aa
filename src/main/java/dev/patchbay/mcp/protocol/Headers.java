package dev.patchbay.mcp.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The headers of a request, by name in any case. */
@FunctionalInterface
public interface Headers {
  String VERSION = "MCP-Protocol-Version";
  String METHOD = "Mcp-Method";
  String NAME = "Mcp-Name";
  String SESSION = "Mcp-Session-Id";
  String PARAM_PREFIX = "Mcp-Param-";

  /** Every value of the header, in order; none where it was not sent. */
  List<String> all(String name);

  /** The value without the white space around it; empty when absent or sent more than once. */
  default Optional<String> one(String name) {
    List<String> values = all(name);
    return values.size() == 1 ? Optional.of(values.get(0).strip()) : Optional.empty();
  }

  default boolean has(String name) {
    return !all(name).isEmpty();
  }

  /**
   * A value that may have been sent as {@code =?base64?…?=} because it holds what a header cannot;
   * empty when that is not base64 of UTF-8.
   */
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
        // The decoder forgives missing padding, which the specification does not.
        return Optional.empty();
      }
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
