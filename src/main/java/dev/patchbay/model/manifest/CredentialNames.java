package dev.patchbay.model.manifest;

import java.util.regex.Pattern;

/**
 * Names of credentials: headers and properties with one of these words in their name are never
 * shown in clear text, and a literal value gets a warning.
 */
public final class CredentialNames {
  private static final Pattern WORDS =
      Pattern.compile(
          "authorization|authentication|cookie|token|secret|passw|credential|session"
              + "|(api|access|auth|subscription|functions)[-_]?key",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern KEY =
      Pattern.compile(".*(key|passphrase)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private CredentialNames() {}

  /** Does a header of this name carry a credential? */
  public static boolean ofHeader(String name) {
    return WORDS.matcher(name).find();
  }

  /**
   * Does a property of a custom {@code auth} carry a credential? Matches more names, because most
   * of its keys are secret.
   */
  static boolean ofProperty(String name) {
    return ofHeader(name) || KEY.matcher(name).matches();
  }
}
