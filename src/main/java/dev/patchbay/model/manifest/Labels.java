package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Labels for filtering, in the order written; at most 32. A value may be empty. */
public record Labels(Map<String, String> values) {
  public static final Labels NONE = new Labels(Map.of());

  private static final int MOST = 32;
  private static final int LONGEST_VALUE = 128;
  private static final Pattern KEY =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?");

  public Labels {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    if (values.size() > MOST) {
      throw MCPRuntimeException.invalid(Rule.LABEL, "There are at most " + MOST + " labels.");
    }
    values.keySet().forEach(Labels::checkKey);
    values.values().forEach(Labels::checkValue);
  }

  /** Checks one key, so that a reader can report the place of the wrong one. */
  public static String checkKey(String key) {
    if (!KEY.matcher(key).matches()) {
      throw MCPRuntimeException.invalid(
          Rule.LABEL,
          "A label's key is 1 to 63 letters, digits, '.', '_', '/' or '-', letter or digit at both ends.");
    }
    return key;
  }

  public static String checkValue(String value) {
    if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) {
      throw MCPRuntimeException.invalid(
          Rule.LABEL, "A label's value is one line of at most " + LONGEST_VALUE + " characters.");
    }
    return value;
  }

  /** Is the label present and, when {@code value} is given, equal to it? */
  public boolean match(LabelSelector selector) {
    String mine = values.get(selector.key());
    return mine != null && selector.value().map(mine::equals).orElse(true);
  }
}
