package dev.patchbay.model.manifest;

import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.Rule;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Name of an HTTP header that a descriptor may set: a token (RFC 9110 section 5.6.2), and none that
 * frames or routes the message.
 */
public final class HeaderName {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");
  private static final Set<String> RESERVED =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "upgrade",
          "expect");

  private HeaderName() {}

  /** Checks the form of a name. */
  public static String checkToken(String name) {
    if (!TOKEN.matcher(name).matches()) {
      throw MCPRuntimeException.invalid(Rule.HEADER, "Not the name of an HTTP header (RFC 9110).");
    }
    return name;
  }

  /** Checks the name of a header that a descriptor sets. */
  public static String checked(String name) {
    checkToken(name);
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw MCPRuntimeException.invalid(
          Rule.HEADER,
          "The header '" + name + "' belongs to the connection and cannot be set by a descriptor.");
    }
    return name;
  }
}
