package dev.patchbay.registry.diff.schema;

/** Which way values travel, and so which of two schemas must include the other. */
public enum Direction {
  /** From callers to the tool: the new schema must accept all that the old one accepted. */
  INPUT,
  /** From the tool to callers: the new schema must allow only what the old one allowed. */
  OUTPUT
}
