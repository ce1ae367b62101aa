package dev.patchbay.api;

import dev.patchbay.web.HeldAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Method check for read-only documents outside JAX-RS: GET, HEAD and OPTIONS. */
final class ReadOnlyMethods {
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final String ALLOW = "GET, HEAD, OPTIONS";

  private ReadOnlyMethods() {}

  /** True for GET and HEAD; any other request has been answered when this returns. */
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

  /** Writes the document; HEAD gets its headers only. Set the content type before. */
  static void write(HttpServletRequest request, HttpServletResponse response, byte[] document)
      throws IOException {
    response.setContentLength(document.length);
    if (!request.getMethod().equals("HEAD")) {
      HeldAnswer.writeShared(response.getOutputStream(), document);
    }
  }
}
