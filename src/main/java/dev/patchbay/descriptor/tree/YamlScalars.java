package dev.patchbay.descriptor.tree;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Resolution of unquoted scalars by the core schema of YAML 1.2 (section 10.3.2), limited to JSON
 * types.
 */
public final class YamlScalars {
  private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]++|0o[0-7]++|0x[0-9a-fA-F]++");
  private static final Pattern FRACTION =
      Pattern.compile("[-+]?(\\.[0-9]++|[0-9]++(\\.[0-9]*+)?)([eE][-+]?[0-9]++)?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.nan|\\.NaN|\\.NAN");

  private YamlScalars() {}

  /** Type of an unquoted scalar. */
  enum Meaning {
    STRING,
    NULL,
    BOOLEAN,
    NUMBER,
    /** A number that is not a JSON literal: {@code 0x1F}, {@code 007}, {@code +1}, {@code .5}. */
    ODD_NUMBER,
    NOT_FINITE
  }

  static Meaning of(String text) {
    if (NULL.matcher(text).matches()) {
      return Meaning.NULL;
    }
    if (BOOLEAN.matcher(text).matches()) {
      return Meaning.BOOLEAN;
    }
    if (WHOLE.matcher(text).matches() || FRACTION.matcher(text).matches()) {
      return NumberLiteral.isJson(text) ? Meaning.NUMBER : Meaning.ODD_NUMBER;
    }
    return NOT_FINITE.matcher(text).matches() ? Meaning.NOT_FINITE : Meaning.STRING;
  }

  /** Is the unquoted text a string? */
  public static boolean isString(String text) {
    return of(text) == Meaning.STRING;
  }

  static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  /** JSON literal of null, true or false. */
  static String literal(Meaning meaning, String text) {
    return meaning == Meaning.NULL ? "null" : text.toLowerCase(Locale.ROOT);
  }
}
