package dev.patchbay.upstream.auth;

/**
 * Auth scheme that Patchbay does not ship. To add one, put an application-scoped CDI bean into the
 * WAR; descriptors then use its {@link #type()} as {@code auth.type}, and the bean interprets the
 * other members. Called by many threads at the same time.
 */
public interface ToolAuthScheme {
  /** Type name: a letter, then up to 63 letters, digits, {@code .}, {@code _} or {@code -}. */
  String type();

  /**
   * Creates the credentials of a request. May fail with {@link dev.patchbay.upstream.ToolFailure};
   * other exceptions are logged, and the agent learns only that the tool failed.
   */
  Credentials sign(SigningRequest request);
}
