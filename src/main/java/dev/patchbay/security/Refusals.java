package dev.patchbay.security;

import dev.patchbay.model.FailureKind;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * How a filter or servlet of ours refuses a request: by {@code sendError}, so that the
 * application's error page writes the one form of answer, with a sentence that is marked as ours,
 * since a server's own may name its inside.
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

  /** The same with a kind of its own, where the status alone does not tell which it is. */
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

  /** The owner of the request has as many in work as it may have; the connection ends. */
  public static void tooManyAtOnce(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Retry-After", "1");
    response.setHeader("Connection", "close");
    refuse(
        request,
        response,
        TOO_MANY_REQUESTS,
        "There are too many requests in work at a time, or answers that are not read"
            + " (patchbay.limits.concurrent-requests); Retry-After says when to come back.");
  }

  /** The kind that one of us named. */
  public static Optional<FailureKind> kind(ServletRequest request) {
    return Optional.ofNullable((FailureKind) request.getAttribute(KIND));
  }

  /** The sentence with which one of us refused the request. */
  public static Optional<String> sentence(ServletRequest request) {
    return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(String::valueOf);
  }
}
