package dev.patchbay.upstream.auth;

import dev.patchbay.model.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Encodings in which an upstream may repeat a secret: verbatim, URL, form, JSON as common writers
 * escape it, HTML. For secrets of at least 8 characters also upper and lower case, hexadecimal,
 * base64 at any offset, UTF-8 and UTF-16 bytes. The number of forms is bounded; long secrets get
 * fewer forms, because upstreams rarely repeat them except verbatim or in base64.
 */
final class SecretForms {
  private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");
  private static final String IN_HTML = "&<>";
  private static final String IN_SCRIPTS = "\"&'<>+`";

  private static final int SHORTEST_ENCODED = 8;
  private static final int LONG = 512;
  private static final int BLOCK = 3;

  private SecretForms() {}

  /** Distinct forms; only the text itself when it needs no escaping. */
  static Stream<String> of(String text) {
    if (text.length() > LONG) {
      return Stream.of(Stream.of(text, quoted(text)), url(text), base64(text))
          .flatMap(forms -> forms)
          .distinct();
    }
    Stream<String> encoded = text.length() < SHORTEST_ENCODED ? Stream.of() : encoded(text);
    return Stream.of(Stream.of(text), url(text), json(text), html(text), encoded)
        .flatMap(forms -> forms)
        .distinct();
  }

  private static Stream<String> encoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] wide = text.getBytes(StandardCharsets.UTF_16LE);
    // Without its last byte, the text matches UTF-16 in both byte orders.
    byte[] either = Arrays.copyOf(wide, wide.length - 1);
    String hex = HexFormat.of().formatHex(bytes);
    return Stream.of(
            Stream.of(text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT)),
            Stream.of(hex, hex.toUpperCase(Locale.ROOT)),
            Stream.of(bytes, either).map(all -> new String(all, StandardCharsets.ISO_8859_1)),
            base64(text))
        .flatMap(forms -> forms);
  }

  private static Stream<String> base64(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, BLOCK).boxed().flatMap(before -> base64(bytes, before));
  }

  /** The base64 characters that do not depend on the surrounding bytes. */
  private static Stream<String> base64(byte[] bytes, int before) {
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    String core = all.substring((before * 8 + 5) / 6, shifted.length * 8 / 6);
    return Stream.of(core, core.replace('+', '-').replace('/', '_'));
  }

  private static Stream<String> url(String text) {
    String encoded = Credentials.encode(text);
    String lowerCase =
        PERCENT.matcher(encoded).replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
    return Stream.of(encoded, lowerCase).flatMap(form -> Stream.of(form, form.replace("%20", "+")));
  }

  /** JSON forms of RFC 8259, PHP, Go, Python and .NET. */
  private static Stream<String> json(String text) {
    String json = quoted(text);
    String ascii = escaped(json, c -> c > '~', "\\u%04x");
    return Stream.of(
        json,
        json.replace("/", "\\/"),
        escaped(json, c -> IN_HTML.indexOf(c) >= 0, "\\u%04x"),
        ascii,
        ascii.replace("/", "\\/"),
        escaped(text.replace("\\", "\\\\"), c -> c > '~' || IN_SCRIPTS.indexOf(c) >= 0, "\\u%04X"));
  }

  private static String quoted(String text) {
    String quoted = JsonString.quote(text);
    return quoted.substring(1, quoted.length() - 1);
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
