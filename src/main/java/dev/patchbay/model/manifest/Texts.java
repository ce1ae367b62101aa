package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;

/** Limits on texts for humans and models. Each check returns the valid text. */
public final class Texts {
  public static final int LONGEST_TITLE = 128;
  public static final int LONGEST_DESCRIPTION = 8192;

  private Texts() {}

  public static String checkTitle(String text) {
    if (text.length() > LONGEST_TITLE || text.chars().anyMatch(Character::isISOControl)) {
      throw MCPRuntimeException.invalid(
          Rule.TEXT, "A title is one line of at most " + LONGEST_TITLE + " characters.");
    }
    return text;
  }

  public static String checkDescription(String text) {
    if (text.length() > LONGEST_DESCRIPTION || text.chars().anyMatch(Texts::isForbidden)) {
      throw MCPRuntimeException.invalid(
          Rule.TEXT,
          "A text has at most "
              + LONGEST_DESCRIPTION
              + " characters, and no control characters but tabs and ends of"
              + " lines.");
    }
    return text;
  }

  private static boolean isForbidden(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
  }
}
