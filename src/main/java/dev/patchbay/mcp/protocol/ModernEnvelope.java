package dev.patchbay.mcp.protocol;

import dev.patchbay.mcp.message.JsonObject;
import dev.patchbay.mcp.message.Message;
import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.message.RpcCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Validation of a request's envelope by MCP 2026-07-28, in the order that clients expect: headers,
 * {@code _meta}, their agreement, version, method.
 */
public final class ModernEnvelope {
  public static final String DISCOVER = "server/discover";
  public static final String LIST = "tools/list";
  public static final String CALL = "tools/call";
  public static final String LISTEN = "subscriptions/listen";

  private static final Set<String> METHODS = Set.of(DISCOVER, LIST, CALL, LISTEN);
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;

  private ModernEnvelope() {}

  /** Refuses a request with an invalid envelope; empty when it is valid. */
  public static Optional<Reply> refusal(Message message, Headers headers) {
    Optional<String> version = headers.one(Headers.VERSION);
    if (version.isEmpty()) {
      return mismatch(message, "one " + Headers.VERSION + " header is required");
    }
    Optional<String> method = headers.one(Headers.METHOD);
    if (method.filter(message.method()::equals).isEmpty()) {
      return mismatch(message, Headers.METHOD + " must be sent once and equal the body's method");
    }
    return metaRefusal(message, version.get()).or(() -> methodRefusal(message, headers));
  }

  private static Optional<Reply> metaRefusal(Message message, String header) {
    JsonNode version = message.meta(ProtocolEra.META_VERSION);
    if (!message.hasMeta() || !version.isString()) {
      return invalid(message, "required _meta field missing: " + ProtocolEra.META_VERSION);
    }
    if (!message.meta(ProtocolEra.META_CAPABILITIES).isObject()) {
      return invalid(message, "required _meta field missing: " + ProtocolEra.META_CAPABILITIES);
    }
    if (!version.asString().equals(header)) {
      return mismatch(message, Headers.VERSION + " does not match _meta's protocol version");
    }
    return header.equals(ProtocolVersions.MODERN)
        ? Optional.empty()
        : Optional.of(unsupported(message, header));
  }

  private static Optional<Reply> methodRefusal(Message message, Headers headers) {
    if (!METHODS.contains(message.method())) {
      return Optional.of(
          Reply.error(
              NOT_FOUND,
              message.id(),
              RpcCode.METHOD_NOT_FOUND,
              "Method not found",
              Optional.empty()));
    }
    return message.method().equals(CALL) ? nameRefusal(message, headers) : Optional.empty();
  }

  private static Optional<Reply> nameRefusal(Message message, Headers headers) {
    Optional<String> named = headers.one(Headers.NAME).flatMap(Headers::decoded);
    if (named.isEmpty()) {
      return mismatch(message, "one legible " + Headers.NAME + " header is required");
    }
    if (!named.equals(message.text("name"))) {
      return mismatch(message, Headers.NAME + " header value does not match the body's name");
    }
    return Optional.empty();
  }

  private static Reply unsupported(Message message, String requested) {
    List<String> supported =
        ProtocolVersions.ALL.stream().filter(version -> !version.equals(requested)).toList();
    String data =
        new JsonObject()
            .json("supported", ProtocolVersions.json(supported))
            .text("requested", requested)
            .end();
    return Reply.error(
        BAD_REQUEST,
        message.id(),
        RpcCode.UNSUPPORTED_VERSION,
        "Unsupported protocol version",
        Optional.of(data));
  }

  private static Optional<Reply> mismatch(Message message, String sentence) {
    return Optional.of(
        Reply.badRequest(message.id(), RpcCode.HEADER_MISMATCH, "Header mismatch: " + sentence));
  }

  private static Optional<Reply> invalid(Message message, String sentence) {
    return Optional.of(
        Reply.badRequest(message.id(), RpcCode.INVALID_PARAMS, "Invalid params: " + sentence));
  }
}
