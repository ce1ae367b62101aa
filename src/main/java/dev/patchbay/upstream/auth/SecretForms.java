package dev.patchbay.upstream.auth;

import dev.patchbay.model.JsonString;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a text looks when an upstream repeats it: as it is, in a URL or a form, in JSON as the common
 * writers of it escape, in HTML.
 */
final class SecretForms {
  private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");
  private static final String IN_HTML = "&<>";
  private static final String IN_SCRIPTS = "\"&'<>+`";

  private SecretForms() {}

  /** Each once; only the text itself where nothing in it is special anywhere. */
  static Stream<String> of(String text) {
    return Stream.of(Stream.of(text), url(text), json(text), html(text))
        .flatMap(forms -> forms)
        .distinct();
  }

  private static Stream<String> url(String text) {
    String encoded = Credentials.encode(text);
    String lowerCase =
        PERCENT.matcher(encoded).replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
    return Stream.of(encoded, lowerCase).flatMap(form -> Stream.of(form, form.replace("%20", "+")));
  }

  /** Of RFC 8259, then as PHP, Go, Python and .NET write it. */
  private static Stream<String> json(String text) {
    String quoted = JsonString.quote(text);
    String json = quoted.substring(1, quoted.length() - 1);
    String ascii = escaped(json, c -> c > '~', "\\u%04x");
    return Stream.of(
        json,
        json.replace("/", "\\/"),
        escaped(json, c -> IN_HTML.indexOf(c) >= 0, "\\u%04x"),
        ascii,
        ascii.replace("/", "\\/"),
        escaped(text.replace("\\", "\\\\"), c -> c > '~' || IN_SCRIPTS.indexOf(c) >= 0, "\\u%04X"));
  }

  private static Stream<String> html(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String quoted = escaped.replace("\"", "&quot;");
    String numbered = escaped.replace("\"", "&#34;");
    return Stream.of(
        escaped,
        quoted,
        quoted.replace("'", "&#39;"),
        quoted.replace("'", "&#x27;"),
        numbered.replace("'", "&#39;"));
  }

  private static String escaped(String text, IntPredicate which, String format) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              if (which.test(c)) {
                out.append(String.format(format, c));
              } else {
                out.append((char) c);
              }
            });
    return out.toString();
  }
}
