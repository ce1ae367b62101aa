package dev.patchbay.registry.diff.schema;

/**
 * Result of a schema comparison.
 *
 * @param reason a sentence for the reader of a changelog
 */
public record SchemaVerdict(Kind kind, String reason) {

  /** Compatibility of two schemas. */
  public enum Kind {
    /** Both accept the same values; text, order or notation differ. */
    SAME,
    /** Callers of the old schema need no change, and there is more than before. */
    COMPATIBLE,
    /** Callers may break, or compatibility cannot be proven. */
    BROKEN
  }
}
