package dev.patchbay.descriptor.tree;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar means by the core schema of YAML 1.2 (section 10.3.2), as far as JSON has
 * it.
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

  /** What the text is when it stands without quotes. */
  enum Meaning {
    STRING,
    NULL,
    BOOLEAN,
    NUMBER,
    /** A number, but not as JSON writes it: {@code 0x1F}, {@code 007}, {@code +1}, {@code .5}. */
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

  /** Would the text, without quotes, be read as a text? */
  public static boolean isString(String text) {
    return of(text) == Meaning.STRING;
  }

  static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  /** The JSON literal of a null, true or false. */
  static String literal(Meaning meaning, String text) {
    return meaning == Meaning.NULL ? "null" : text.toLowerCase(Locale.ROOT);
  }
}
