package dev.patchbay.api.problem;

import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.model.MCPRuntimeException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Failure answers of filters below {@code /v1}, equal to those of {@link FailureMapper}. */
public final class ProblemAnswers {
  private static final int UNAUTHENTICATED = 401;
  private static final int UNAVAILABLE = 503;

  private ProblemAnswers() {}

  public static void write(HttpServletResponse response, MCPRuntimeException failure)
      throws IOException {
    ProblemDocument document = Failures.toDocument(failure);
    byte[] bytes = JsonFormat.write(document);
    response.setStatus(document.status());
    response.setContentType(ProblemDocument.MEDIA_TYPE + ";charset=utf-8");
    response.setContentLength(bytes.length);
    if (document.status() == UNAUTHENTICATED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    if (document.status() == UNAVAILABLE) {
      response.setHeader("Retry-After", "1");
    }
    response.getOutputStream().write(bytes);
  }
}
