package dev.patchbay.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding of the path or fragment of a URI (RFC 3986 section 2.1). Unlike in a form, a
 * {@code +} stands for itself.
 */
public final class PercentDecoding {
  private PercentDecoding() {}

  /** Fails with {@link IllegalArgumentException} for a {@code %} without two hexadecimal digits. */
  public static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
