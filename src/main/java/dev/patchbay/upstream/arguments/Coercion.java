package dev.patchbay.upstream.arguments;

/** What was changed in arguments before they were checked; a closed list, for metrics. */
public enum Coercion {
  /** A name that the schema does not declare; the argument is not sent. */
  UNDECLARED,
  /** {@code null} for an optional argument that does not take null; counts as absent. */
  NULL,
  /** {@code ""} for an optional argument that takes no text; counts as absent. */
  EMPTY,
  /** A text that is JSON of the wanted type, where the schema takes no text. */
  TEXT,
  /** An absent argument, for which the schema has a default. */
  DEFAULT
}
