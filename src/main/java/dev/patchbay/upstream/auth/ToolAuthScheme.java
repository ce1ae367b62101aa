package dev.patchbay.upstream.auth;

/**
 * A way to authenticate that Patchbay does not ship. To add one, put an application-scoped CDI bean
 * into the WAR; descriptors then name its {@link #type()} as their {@code auth.type}, and what they
 * write beside the type is for the bean to understand. Many threads call it at the same time.
 */
public interface ToolAuthScheme {
  /** A letter, then up to 63 letters, digits, {@code .}, {@code _} or {@code -}. */
  String type();

  /**
   * What to add to the request. May fail with {@link dev.patchbay.upstream.ToolFailure}; anything
   * else is logged, and the agent learns only that the tool failed.
   */
  Credentials sign(SigningRequest request);
}
