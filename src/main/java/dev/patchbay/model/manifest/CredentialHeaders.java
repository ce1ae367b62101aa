package dev.patchbay.model.manifest;

import java.util.regex.Pattern;

/**
 * Headers whose values are credentials, by the words in their names: the one list of them. What
 * such a header carries is never shown, and a descriptor that writes it out is warned.
 */
public final class CredentialHeaders {
  private static final Pattern WORDS =
      Pattern.compile(
          "authorization|authentication|cookie|token|secret|passw|credential|session"
              + "|(api|access|auth|subscription|functions)[-_]?key",
          Pattern.CASE_INSENSITIVE);

  private CredentialHeaders() {}

  public static boolean contains(String name) {
    return WORDS.matcher(name).find();
  }
}
