package dev.patchbay.security;

import dev.patchbay.model.FailureKind;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Refusals by filters and servlets of Patchbay. They use {@code sendError}, so that the
 * application's error page writes the problem document. The sentence is marked as Patchbay's own,
 * because a server's own sentence may reveal internals.
 */
public final class Refusals {
  private static final String ATTRIBUTE = Refusals.class.getName();

  private static final int TOO_MANY_REQUESTS = 429;

  private static final String KIND = ATTRIBUTE + ".kind";

  private Refusals() {}

  public static void refuse(
      HttpServletRequest request, HttpServletResponse response, int status, String sentence)
      throws IOException {
    request.setAttribute(ATTRIBUTE, sentence);
    response.sendError(status, sentence);
  }

  /** Refuses with a kind of its own, for a status that has several kinds. */
  public static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      FailureKind kind,
      String sentence)
      throws IOException {
    request.setAttribute(KIND, kind);
    refuse(request, response, status, sentence);
  }

  /** Refuses a request over the concurrency limit with 429, and closes the connection. */
  public static void tooManyAtOnce(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Retry-After", "1");
    response.setHeader("Connection", "close");
    refuse(
        request,
        response,
        TOO_MANY_REQUESTS,
        "There are too many concurrent requests, or unread answers"
            + " (patchbay.limits.concurrent-requests); Retry-After says when to come back.");
  }

  /** The kind that Patchbay set for the refusal. */
  public static Optional<FailureKind> kind(ServletRequest request) {
    return Optional.ofNullable((FailureKind) request.getAttribute(KIND));
  }

  /** The sentence that Patchbay set for the refusal. */
  public static Optional<String> sentence(ServletRequest request) {
    return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(String::valueOf);
  }
}
