package dev.patchbay.registry.diff;

/**
 * One changed part of a connector or tool.
 *
 * @param reason of the rating, as a sentence; never holds a secret
 */
public record Change(Part part, Rating rating, String reason) {

  /** The parts of connectors and tools that are compared. */
  public enum Part {
    NAME,
    TOOL_PREFIX,
    BASE_URL,
    DEFAULTS,
    METADATA,
    TOOL_ORDER,
    TEXT,
    LABELS,
    AUTH,
    EXISTENCE,
    INPUT_SCHEMA,
    OUTPUT_SCHEMA,
    ENDPOINT,
    REQUEST,
    RESPONSE,
    ERRORS,
    ANNOTATIONS,
    CLIENT_CAPABILITIES
  }

  static Change patch(Part part, String reason) {
    return new Change(part, Rating.PATCH, reason);
  }

  static Change minor(Part part, String reason) {
    return new Change(part, Rating.MINOR, reason);
  }

  static Change major(Part part, String reason) {
    return new Change(part, Rating.MAJOR, reason);
  }
}
