package dev.patchbay.model;

/**
 * All kinds of failures, as a caller sees them. {@code api} and {@code mcp} translate them with
 * exhaustive switches, so a new kind does not compile until both have an answer.
 */
public enum FailureKind {
  BAD_REQUEST,
  YAML_ERROR,
  JSON_ERROR,
  UNAUTHENTICATED,
  FORBIDDEN,
  PROJECT_NOT_FOUND,
  CONNECTOR_NOT_FOUND,
  TOOL_NOT_FOUND,
  FILE_NOT_FOUND,
  AMBIGUOUS_TOOL,
  TOOL_NAME_TAKEN,
  CONNECTOR_EXISTS,
  CONNECTOR_LIMIT_REACHED,
  REVISION_CONFLICT,
  PRECONDITION_FAILED,
  TOO_LARGE,
  VALIDATION_ERROR,
  PATH_NOT_ALLOWED,
  FILE_UNREADABLE,
  RATE_LIMITED,
  INTERNAL,
  UPSTREAM_ERROR,
  STORE_UNAVAILABLE,
  BUSY
}
