package dev.patchbay.model.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Placeholder of an argument, written {@code {name}}. In queries, headers and bodies it is the
 * whole value, so that other braces are plain text; in an endpoint it is a part of path or query.
 */
public final class Placeholder {
  private static final Pattern WHOLE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_-]{0,63})\\}");

  private Placeholder() {}

  /** Argument name when the text is exactly one placeholder. */
  public static Optional<String> whole(String text) {
    Matcher matcher = WHOLE.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Names in a URL template, in order, with repetitions. */
  public static List<String> in(String template) {
    List<String> names = new ArrayList<>();
    Matcher matcher = WHOLE.matcher(template);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** Replaces every placeholder by the same text. */
  static String replaceAll(String template, String with) {
    return WHOLE.matcher(template).replaceAll(with);
  }
}
