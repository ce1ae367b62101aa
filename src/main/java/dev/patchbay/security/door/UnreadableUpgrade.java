package dev.patchbay.security.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Check for a request to upgrade that has a body. Payara's HTTP library (Grizzly 4) drops the body
 * of each request with an {@code Upgrade} header, so reading it would wait until the body's time is
 * over. WildFly and Open Liberty decline the upgrade and read the body (RFC 9110 section 7.8).
 */
final class UnreadableUpgrade {
  private static final String DROPS_BODIES = "Payara";

  private UnreadableUpgrade() {}

  /** Says what to do instead; empty when the body can be read. */
  static Optional<String> fault(HttpServletRequest request) {
    if (request.getHeader("Upgrade") == null || !hasBody(request)) {
      return Optional.empty();
    }
    return request.getServletContext().getServerInfo().contains(DROPS_BODIES)
        ? Optional.of(
            "This server cannot read the body of a request with an Upgrade header. Use HTTP/1.1"
                + " without one (in Java HttpClient.Builder.version(HTTP_1_1)), TLS, or a reverse"
                + " proxy, which removes the header.")
        : Optional.empty();
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }
}
