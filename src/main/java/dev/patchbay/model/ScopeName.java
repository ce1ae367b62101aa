package dev.patchbay.model;

import java.util.regex.Pattern;

/**
 * The one rule for the names of tenants and projects: what is safe in a URL, a folder and a log
 * line.
 */
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
