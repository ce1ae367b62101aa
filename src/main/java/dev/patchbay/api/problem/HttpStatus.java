package dev.patchbay.api.problem;

import dev.patchbay.model.FailureKind;
import java.util.Map;

/** HTTP status of each kind of failure. */
final class HttpStatus {
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(408, "Request Timeout"),
          Map.entry(409, "Conflict"),
          Map.entry(411, "Length Required"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Content Too Large"),
          Map.entry(414, "URI Too Long"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"));

  private HttpStatus() {}

  /** Exhaustive switch: a new kind does not compile until it has a status. */
  static int of(FailureKind kind) {
    return switch (kind) {
      case BAD_REQUEST, YAML_ERROR, JSON_ERROR -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case PROJECT_NOT_FOUND, CONNECTOR_NOT_FOUND, TOOL_NOT_FOUND, FILE_NOT_FOUND -> 404;
      case AMBIGUOUS_TOOL,
          TOOL_NAME_TAKEN,
          CONNECTOR_EXISTS,
          CONNECTOR_LIMIT_REACHED,
          REVISION_CONFLICT ->
          409;
      case PRECONDITION_FAILED -> 412;
      case TOO_LARGE -> 413;
      case VALIDATION_ERROR, PATH_NOT_ALLOWED, FILE_UNREADABLE -> 422;
      case RATE_LIMITED -> 429;
      case INTERNAL -> 500;
      case UPSTREAM_ERROR -> 502;
      case STORE_UNAVAILABLE, BUSY -> 503;
    };
  }

  static String title(int status) {
    return TITLES.getOrDefault(status, "HTTP " + status);
  }

  /** Error type of a bare status: the equivalent kind, otherwise {@code HTTP_<status>}. */
  static String errorType(int status) {
    return switch (status) {
      case 400 -> FailureKind.BAD_REQUEST.name();
      case 401 -> FailureKind.UNAUTHENTICATED.name();
      case 403 -> FailureKind.FORBIDDEN.name();
      case 413 -> FailureKind.TOO_LARGE.name();
      case 429 -> FailureKind.RATE_LIMITED.name();
      case 500 -> FailureKind.INTERNAL.name();
      default -> "HTTP_" + status;
    };
  }
}
