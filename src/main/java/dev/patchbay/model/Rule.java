package dev.patchbay.model;

/**
 * Rules for inputs, with stable ids for users ({@code PB-TOOL-NAME}). The reference of rules
 * explains each; ids are never reused.
 */
public enum Rule {
  // The text
  YAML_SYNTAX,
  JSON_SYNTAX,
  ENCODING,
  EMPTY,
  MULTIPLE_DOCUMENTS,
  ANCHOR,
  ALIAS,
  TAG,
  DUPLICATE_KEY,
  KEY,
  NUMBER,
  SIZE,
  DEPTH,
  NODES,
  // The shape
  TYPE,
  REQUIRED,
  UNKNOWN_KEY,
  TEXT,
  TEXT_DECEPTIVE,
  // The connector
  CONNECTOR_NAME,
  VERSION,
  TOOL_PREFIX,
  TOOL_COUNT,
  BASE_URL,
  LABEL,
  TIMEOUT,
  LIMIT,
  // Its tools
  TOOL_NAME,
  TOOL_DUPLICATE,
  EXPOSED_NAME,
  ENDPOINT,
  PLACEHOLDER,
  HEADER,
  BODY,
  POINTER,
  POINTER_COUNT,
  STATUS,
  CAPABILITY,
  // Authentication
  AUTH_TYPE,
  AUTH_FIELD,
  SECRET_REFERENCE,
  SECRET_LITERAL,
  // JSON Schemas
  SCHEMA,
  SCHEMA_ROOT,
  SCHEMA_DIALECT,
  SCHEMA_REF,
  SCHEMA_PATTERN,
  SCHEMA_SIZE,
  SCHEMA_NULLABLE,
  SCHEMA_UNCHECKED,
  // The registry
  NAME_CHANGED,
  VERSION_LOWER,
  VERSION_REUSED,
  VERSION_BUMP,
  EXPOSED_NAME_TAKEN,
  CONNECTOR_EXISTS,
  PROJECT_EXISTS,
  CONNECTOR_LIMIT,
  PROJECT_LIMIT,
  KEPT_BYTES,
  SOURCE,
  // Request bodies
  FIELD,
  // Compatibility with common clients and model providers
  PROVIDER_SCHEMA_ROOT,
  PROVIDER_FORMAT,
  PROVIDER_DESCRIPTION,
  PROVIDER_HEADER,
  PROVIDER_TOKENS,
  PROVIDER_PROPERTY,
  PROVIDER_ITEMS,
  PROVIDER_ENUM,
  PROVIDER_PATTERN,
  PROVIDER_NAME,
  PROVIDER_NO_DESCRIPTION,
  PROJECT_TOKENS,
  PROJECT_TOOLS;

  /** Id for users, such as {@code PB-TOOL-NAME}. */
  public String id() {
    return "PB-" + name().replace('_', '-');
  }
}
