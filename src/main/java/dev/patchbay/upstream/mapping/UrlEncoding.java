package dev.patchbay.upstream.mapping;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding for parts of a URL (RFC 3986). Escapes everything except unreserved characters,
 * so that no value can end its part.
 */
final class UrlEncoding {
  private static final String HEX = "0123456789ABCDEF";

  private UrlEncoding() {}

  /** Encodes for a path segment, and for a name or value of a query. */
  static String encode(String value) {
    return encode(value, "%20", "-._~");
  }

  /** Encodes for a form (application/x-www-form-urlencoded): a blank becomes a plus sign. */
  static String encodeForForm(String value) {
    return encode(value, "+", "-._*");
  }

  /** Encodes what is not ASCII in the text of a URL that is encoded otherwise (RFC 3987, 3.1). */
  static String ascii(String url) {
    if (url.chars().allMatch(c -> c < 0x80)) {
      return url;
    }
    StringBuilder out = new StringBuilder(url.length() + 16);
    url.codePoints()
        .forEach(c -> out.append(c < 0x80 ? Character.toString(c) : encode(Character.toString(c))));
    return out.toString();
  }

  private static String encode(String value, String blank, String plain) {
    StringBuilder out = new StringBuilder(value.length() + 16);
    for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      if (c == ' ') {
        out.append(blank);
      } else if (isAlphanumeric(c) || plain.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
      }
    }
    return out.toString();
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
