package dev.patchbay.model.manifest;

import java.util.regex.Pattern;

/**
 * What carries a credential, by the words in its name: the one list of them. What has such a name
 * is never shown, and a descriptor that writes it out is warned.
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

  /** Whether the header with this name carries one. */
  public static boolean ofHeader(String name) {
    return WORDS.matcher(name).find();
  }

  /** Whether the property of a custom {@code auth} does, where most keys are secret. */
  static boolean ofProperty(String name) {
    return ofHeader(name) || KEY.matcher(name).matches();
  }
}
