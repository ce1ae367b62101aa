package dev.patchbay.descriptor.tree;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Check of numbers: JSON literals within the range of a 64-bit float and of readable length. */
final class NumberLiteral {
  private static final Pattern JSON =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE]([+-]?[0-9]++))?");
  private static final int LONGEST = 64;
  private static final int LONGEST_EXPONENT = 4;
  private static final int GREATEST_EXPONENT = 308;

  private NumberLiteral() {}

  static boolean isJson(String text) {
    return JSON.matcher(text).matches();
  }

  /** Is the literal too long, or its exponent too large? Never computes the value. */
  static boolean isAbsurd(String literal) {
    if (literal.length() > LONGEST) {
      return true;
    }
    Matcher matcher = JSON.matcher(literal);
    String exponent = matcher.matches() ? matcher.group(1) : null;
    return exponent != null
        && (exponent.length() > LONGEST_EXPONENT
            || Math.abs(Integer.parseInt(exponent)) > GREATEST_EXPONENT);
  }
}
