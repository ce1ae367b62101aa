package dev.patchbay.registry.diff.schema;

/**
 * Assumption about undeclared members of an open object: members that neither {@code properties},
 * {@code patternProperties} nor {@code additionalProperties} mention.
 */
public enum Undeclared {
  /** They may exist with any value, as JSON Schema says. */
  ANY_VALUE,
  /**
   * They do not exist. Agents fill in only declared members, and tools return only declared ones.
   * By JSON Schema alone, every new optional argument of an open schema would break callers.
   */
  ABSENT
}
