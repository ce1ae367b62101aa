package dev.patchbay.api.problem;

import dev.patchbay.api.view.JsonFormat;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.registry.operator.CorrelationId;
import dev.patchbay.security.Refusals;
import dev.patchbay.security.door.RawPath;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Error page of the application: answers requests that do not reach JAX-RS with a problem document
 * instead of HTML. Mapped to {@code /} for unknown paths too.
 */
public class ProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(ProblemServlet.class.getName());

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    ProblemDocument document = document(request);
    byte[] bytes = JsonFormat.write(document);
    if (!response.containsHeader(CorrelationId.HEADER)) {
      // The server refused the request before the first filter.
      response.setHeader(CorrelationId.HEADER, CorrelationId.create());
    }
    response.setStatus(document.status());
    response.setContentType(ProblemDocument.MEDIA_TYPE + ";charset=utf-8");
    response.setContentLength(bytes.length);
    try {
      response.getOutputStream().write(bytes);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client disconnected.", e);
    }
  }

  /**
   * Refusal of a server that throws before the first filter, as Open Liberty does for an encoded
   * slash or for {@code /WEB-INF}. A fault of the application has the status 500.
   */
  private static boolean isRefusalOfTheServer(int status, Throwable thrown) {
    return status < 500
        && !(thrown instanceof MCPRuntimeException || thrown instanceof WebApplicationException);
  }

  private static ProblemDocument refusal(HttpServletRequest request, int status) {
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    String sentence =
        Optional.of(path)
            .filter(any -> status == HttpServletResponse.SC_BAD_REQUEST)
            .flatMap(RawPath::fault)
            .orElseGet(() -> Failures.sentence(status, Optional.empty()));
    return ProblemDocument.of(status, sentence, Optional.empty());
  }

  private static ProblemDocument document(HttpServletRequest request) {
    if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
      return ProblemDocument.of(404, Failures.sentence(404, Optional.empty()), Optional.empty());
    }
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
      return isRefusalOfTheServer(status, thrown)
          ? refusal(request, status)
          : Failures.toDocument(thrown);
    }
    String sentence =
        Refusals.sentence(request).orElseGet(() -> Failures.sentence(status, Optional.empty()));
    return Refusals.kind(request)
        .map(kind -> Failures.refused(new MCPRuntimeException(kind, sentence)))
        .orElseGet(() -> ProblemDocument.of(status, sentence, Optional.empty()));
  }
}
