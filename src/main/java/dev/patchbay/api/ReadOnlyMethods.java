package dev.patchbay.api;

import dev.patchbay.web.HeldAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** The methods of a document outside JAX-RS that can be read and nothing else. */
final class ReadOnlyMethods {
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final String ALLOW = "GET, HEAD, OPTIONS";

  private ReadOnlyMethods() {}

  /** Is it a read? If not, it has been answered. */
  static boolean pass(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (READS.contains(request.getMethod())) {
      return true;
    }
    response.setHeader("Allow", ALLOW);
    if (request.getMethod().equals("OPTIONS")) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
    return false;
  }

  /** The type must be set before; HEAD gets everything but the bytes. */
  static void write(HttpServletRequest request, HttpServletResponse response, byte[] document)
      throws IOException {
    response.setContentLength(document.length);
    if (!request.getMethod().equals("HEAD")) {
      HeldAnswer.writeShared(response.getOutputStream(), document);
    }
  }
}
