package dev.patchbay.registry.diff.schema;

/**
 * What is thought of members that an open object does not declare: those that neither {@code
 * properties}, {@code patternProperties} nor {@code additionalProperties} speak of.
 */
public enum Undeclared {
  /** They may be there with any value, as the letter of JSON Schema has it. */
  ANY_VALUE,
  /**
   * They are not there. Agents fill in what a schema declares, and tools answer what theirs does;
   * by the letter, every new optional argument of an open schema would break callers.
   */
  ABSENT
}
