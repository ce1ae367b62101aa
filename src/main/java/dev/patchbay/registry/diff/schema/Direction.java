package dev.patchbay.registry.diff.schema;

/** Direction of the values, which decides which of two schemas must include the other. */
public enum Direction {
  /** Arguments: the new schema must accept every value that the old one accepted. */
  INPUT,
  /** Results: the new schema may allow only values that the old one allowed. */
  OUTPUT
}
