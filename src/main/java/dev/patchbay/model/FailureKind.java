package dev.patchbay.model;

/**
 * Everything that can go wrong, seen from a caller. The list is closed: {@code api} and {@code mcp}
 * each translate it by an exhaustive switch, so that a new kind breaks both compilations until
 * somebody has decided its answer.
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
