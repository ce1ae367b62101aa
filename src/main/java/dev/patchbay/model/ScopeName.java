package dev.patchbay.model;

import java.util.regex.Pattern;

/** Form of tenant and project names: safe in URLs, folder names and log lines. */
final class ScopeName {
  private static final Pattern LEGAL =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?");

  private ScopeName() {}

  static boolean isLegal(String value) {
    return LEGAL.matcher(value).matches();
  }

  static String checked(String what, String value) {
    if (!isLegal(value)) {
      throw MCPRuntimeException.invalid(
          Rule.FIELD,
          "A "
              + what
              + " is 1 to 64 letters, digits, '-' or '_', and begins and ends with a letter or a digit.");
    }
    return value;
  }
}
