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
 * How a text looks when an upstream repeats it: as it is, in a URL or a form, in JSON as the common
 * writers of it escape, in HTML; and, where it is long enough to be told from other data, in
 * capitals or small letters, in hexadecimal, within base64 wherever it begins, and as the bytes of
 * UTF-8 and UTF-16. A bounded number of forms, each at most a few times as long as the text; fewer
 * of a long text, which few upstreams repeat otherwise than as it came or in base64.
 */
final class SecretForms {
  private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");
  private static final String IN_HTML = "&<>";
  private static final String IN_SCRIPTS = "\"&'<>+`";

  private static final int SHORTEST_ENCODED = 8;
  private static final int LONG = 512;
  private static final int BLOCK = 3;

  private SecretForms() {}

  /** Each once; only the text itself where nothing in it is special anywhere. */
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
    // Without its last byte it stands in UTF-16 of either order.
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

  /** The characters that are the same whatever stands before and behind. */
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

  /** Of RFC 8259, then as PHP, Go, Python and .NET write it. */
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
