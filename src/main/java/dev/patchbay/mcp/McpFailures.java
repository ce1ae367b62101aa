package dev.patchbay.mcp;

import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.message.RpcCode;
import dev.patchbay.mcp.tools.ResultJson;
import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.upstream.ToolResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;

/**
 * Mapping of failures to answers. Before a message is parsed: an HTTP status. Afterwards: a result
 * with {@code isError} for errors that an agent can correct or retry, otherwise a JSON-RPC error.
 */
public final class McpFailures {
  private static final Logger LOG = System.getLogger(McpFailures.class.getName());

  private McpFailures() {}

  /** Exhaustive switch: a new kind does not compile until it has a status. */
  public static int status(FailureKind kind) {
    return switch (kind) {
      case BAD_REQUEST, YAML_ERROR, JSON_ERROR, VALIDATION_ERROR -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN, PATH_NOT_ALLOWED -> 403;
      case PROJECT_NOT_FOUND, CONNECTOR_NOT_FOUND, TOOL_NOT_FOUND, FILE_NOT_FOUND -> 404;
      case AMBIGUOUS_TOOL,
          TOOL_NAME_TAKEN,
          CONNECTOR_EXISTS,
          CONNECTOR_LIMIT_REACHED,
          REVISION_CONFLICT ->
          409;
      case PRECONDITION_FAILED -> 412;
      case TOO_LARGE -> 413;
      case RATE_LIMITED -> 429;
      case INTERNAL, FILE_UNREADABLE -> 500;
      case UPSTREAM_ERROR -> 502;
      case STORE_UNAVAILABLE, BUSY -> 503;
    };
  }

  /** Answer to a call that failed without a result. */
  static Reply reply(ValidatedCall call, Throwable failure) {
    if (!(failure instanceof MCPRuntimeException known)) {
      return internal(call, failure);
    }
    return switch (known.kind()) {
      case TOOL_NOT_FOUND, AMBIGUOUS_TOOL, PROJECT_NOT_FOUND, CONNECTOR_NOT_FOUND ->
          ToolRequests.unknownTool(call.id(), call.tool().exposedName().value());
      case INTERNAL, FILE_UNREADABLE, FILE_NOT_FOUND, PATH_NOT_ALLOWED -> internal(call, failure);
      case BAD_REQUEST,
          YAML_ERROR,
          JSON_ERROR,
          UNAUTHENTICATED,
          FORBIDDEN,
          TOOL_NAME_TAKEN,
          CONNECTOR_EXISTS,
          CONNECTOR_LIMIT_REACHED,
          REVISION_CONFLICT,
          PRECONDITION_FAILED,
          TOO_LARGE,
          VALIDATION_ERROR,
          RATE_LIMITED,
          UPSTREAM_ERROR,
          STORE_UNAVAILABLE,
          BUSY ->
          error(call, known.detail());
    };
  }

  static Reply error(ValidatedCall call, String sentence) {
    return Reply.result(
        call.id(),
        ResultJson.of(ToolResult.error(sentence), call.tool().tool().outputSchema(), call.era()));
  }

  private static Reply internal(ValidatedCall call, Throwable failure) {
    String id = "urn:uuid:" + UUID.randomUUID();
    LOG.log(Level.ERROR, "Failure " + id, failure);
    return Reply.failed(
        Optional.of(call.id()),
        RpcCode.INTERNAL_ERROR,
        "Internal error; the log has details under " + id);
  }
}
