package dev.patchbay.security.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Check of a request's framing and authority against request smuggling. Refuses what two parsers
 * could delimit or route differently (RFC 9112 sections 3.2, 5 and 6.3); servers differ in what
 * they accept.
 */
final class RequestFraming {
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+;=%-]+|\\[[0-9A-Fa-f:.]+\\])(?::\\d{0,5})?");

  /**
   * The last accepted Host. Most requests name the same one, and the pattern costs 4 % of a read.
   */
  private static volatile String accepted = "localhost";

  private static final String SYMBOLS_OF_TOKENS = "!#$%&'*+-.^_`|~";

  private RequestFraming() {}

  /** Describes what is ambiguous; empty when nothing is. */
  static Optional<String> fault(HttpServletRequest request) {
    return names(request).or(() -> body(request)).or(() -> host(request));
  }

  private static Optional<String> names(HttpServletRequest request) {
    for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
      if (!isToken(names.nextElement())) {
        return Optional.of("The name of a header has a character that no name may have.");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> body(HttpServletRequest request) {
    List<String> lengths = all(request, "Content-Length");
    List<String> codings = all(request, "Transfer-Encoding");
    if (lengths.size() > 1) {
      return Optional.of("Content-Length is given more than once.");
    }
    if (!lengths.isEmpty() && !LENGTH.matcher(lengths.get(0)).matches()) {
      return Optional.of("Content-Length is not a length.");
    }
    if (codings.isEmpty()) {
      return Optional.empty();
    }
    if (!lengths.isEmpty()) {
      return Optional.of("Content-Length and Transfer-Encoding are not given together.");
    }
    return codings.size() == 1
            && codings.get(0).equalsIgnoreCase("chunked")
            && !request.getProtocol().equals("HTTP/1.0")
        ? Optional.empty()
        : Optional.of("Transfer-Encoding is chunked and nothing else.");
  }

  /** HTTP/2 uses {@code :authority} instead, which not every server exposes as a header. */
  private static Optional<String> host(HttpServletRequest request) {
    List<String> hosts = all(request, "Host");
    if (hosts.size() > 1) {
      return Optional.of("Host is given more than once.");
    }
    if (hosts.isEmpty()) {
      return request.getProtocol().equals("HTTP/1.1")
          ? Optional.of("Host is missing.")
          : Optional.empty();
    }
    return isHost(hosts.get(0))
        ? Optional.empty()
        : Optional.of("Host is not a name or an address, with a port or without.");
  }

  private static boolean isHost(String host) {
    if (host.equals(accepted)) {
      return true;
    }
    boolean isHost = HOST.matcher(host).matches();
    if (isHost) {
      accepted = host;
    }
    return isHost;
  }

  private static List<String> all(HttpServletRequest request, String name) {
    return request.getHeader(name) == null ? List.of() : Collections.list(request.getHeaders(name));
  }

  /** RFC 9110 section 5.6.2. */
  private static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isLetterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isLetterOrDigit && SYMBOLS_OF_TOKENS.indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
