package dev.patchbay.mcp.protocol;

import dev.patchbay.mcp.message.Message;
import java.util.Optional;

/**
 * Protocol era of a message. The envelope decides, never the method: {@code initialize} with a
 * modern envelope is an unknown method.
 */
public enum ProtocolEra {
  /** 2026-07-28 and later: stateless. */
  MODERN,
  /** 2025-11-25 and earlier: sessions. */
  LEGACY;

  public static final String META_VERSION = "io.modelcontextprotocol/protocolVersion";
  public static final String META_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

  public static ProtocolEra of(Message message, Headers headers) {
    if (!message.meta(META_VERSION).isMissingNode()) {
      return MODERN;
    }
    if (!headers.has(Headers.VERSION)) {
      return LEGACY;
    }
    Optional<String> version = headers.one(Headers.VERSION);
    if (version.filter(ProtocolVersions.MODERN::equals).isPresent()) {
      return MODERN;
    }
    boolean known = version.filter(ProtocolVersions.LEGACY::contains).isPresent();
    return known || message.method().equals("initialize") ? LEGACY : MODERN;
  }
}
