package dev.patchbay.mcp.message;

import dev.patchbay.model.JsonString;
import dev.patchbay.model.JsonValueCount;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strict parser of JSON-RPC messages: UTF-8, one object or a batch, no duplicate keys, no lone
 * surrogates, no trailing content. At most {@link #MOST_VALUES} values.
 */
public final class MessageReader {
  private static final JsonMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  // Interned names of one client would fill the symbol table that all messages
                  // share.
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  public static final int MOST_VALUES = 100_000;

  public static final int MOST_MESSAGES = 50;

  /** Only an escape can put a lone surrogate into UTF-8 text. */
  private static final Pattern SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");

  /** A stream keeps several copies of the id of its request. */
  static final int LONGEST_ID = 1024;

  private MessageReader() {}

  /** Result of parsing. */
  public sealed interface Reading {}

  public record Understood(Message message) implements Reading {}

  public record NotUnderstood(Reply reply) implements Reading {}

  /** Several messages (JSON-RPC 2.0 section 6), at least one and at most {@link #MOST_MESSAGES}. */
  public record Batch(List<Reading> messages) implements Reading {
    public Batch {
      messages = List.copyOf(messages);
    }
  }

  public static Reading read(byte[] body) {
    JsonNode root;
    try {
      String text = text(body);
      if (JsonValueCount.isAbove(MOST_VALUES, text)) {
        return refused(
            Optional.empty(),
            RpcCode.INVALID_REQUEST,
            "Invalid Request: a message has at most " + MOST_VALUES + " values; send less at once");
      }
      root = tree(text);
    } catch (JacksonException | CharacterCodingException | NumberFormatException e) {
      // Jackson throws NumberFormatException when an exponent does not fit an int.
      return refused(
          Optional.empty(),
          RpcCode.PARSE_ERROR,
          "Parse error: the body is not one JSON text in UTF-8 without duplicate keys");
    }
    if (root instanceof ArrayNode array && !array.isEmpty() && array.size() <= MOST_MESSAGES) {
      return new Batch(array.valueStream().map(MessageReader::element).toList());
    }
    if (!(root instanceof ObjectNode object)) {
      return root == null || root.isMissingNode()
          ? refused(Optional.empty(), RpcCode.PARSE_ERROR, "Parse error: the body is empty")
          : refused(
              Optional.empty(), RpcCode.INVALID_REQUEST, "Invalid Request: expected one object");
    }
    return message(object);
  }

  private static Reading element(JsonNode element) {
    return element instanceof ObjectNode object
        ? message(object)
        : refused(Optional.empty(), RpcCode.INVALID_REQUEST, "Invalid Request: expected an object");
  }

  /**
   * Decodes strictly. The parser itself would also accept UTF-16 and UTF-32, which RFC 8259
   * forbids.
   */
  private static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private static JsonNode tree(String text) throws CharacterCodingException {
    JsonNode root = STRICT.readTree(text);
    if (SURROGATE.matcher(text).find() && JsonString.hasLoneSurrogate(root.toString())) {
      throw new MalformedInputException(1);
    }
    return root;
  }

  private static Reading message(ObjectNode object) {
    Optional<String> id = id(object.path("id"));
    if (object.has("id") && id.isEmpty()) {
      return refused(
          id,
          RpcCode.INVALID_REQUEST,
          "Invalid Request: id is a string or an integer, of at most 1024 characters");
    }
    if (!object.path("jsonrpc").asString("").equals("2.0")) {
      return refused(id, RpcCode.INVALID_REQUEST, "Invalid Request: jsonrpc must be \"2.0\"");
    }
    JsonNode params = object.path("params");
    // Several clients send null for no parameters.
    if (!params.isMissingNode() && !params.isNull() && !params.isObject()) {
      return refused(id, RpcCode.INVALID_PARAMS, "Invalid params: params must be an object");
    }
    ObjectNode parameters =
        params instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
    JsonNode method = object.path("method");
    if (method.isString() && !method.asString().isEmpty()) {
      return new Understood(new Message(id, method.asString(), parameters));
    }
    if (method.isMissingNode() && (object.has("result") || object.has("error"))) {
      return new Understood(new Message(id, "", parameters));
    }
    return refused(id, RpcCode.INVALID_REQUEST, "Invalid Request: method must be a string");
  }

  private static Optional<String> id(JsonNode id) {
    return id.isString() || id.isIntegralNumber()
        ? Optional.of(id.toString()).filter(text -> text.length() <= LONGEST_ID)
        : Optional.empty();
  }

  private static NotUnderstood refused(Optional<String> id, RpcCode code, String sentence) {
    return new NotUnderstood(Reply.badRequest(id, code, sentence));
  }
}
