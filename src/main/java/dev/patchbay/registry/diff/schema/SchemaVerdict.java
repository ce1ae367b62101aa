package dev.patchbay.registry.diff.schema;

/**
 * What a change of a schema means for callers.
 *
 * @param reason a sentence for the reader of a changelog
 */
public record SchemaVerdict(Kind kind, String reason) {

  /** How far the two schemas are apart. */
  public enum Kind {
    /** They accept the same values; what changed is text, order or the way of saying it. */
    SAME,
    /** Callers of the old schema need no change, and there is more than before. */
    COMPATIBLE,
    /** Callers may break, or it cannot be shown that they do not. */
    BROKEN
  }
}
