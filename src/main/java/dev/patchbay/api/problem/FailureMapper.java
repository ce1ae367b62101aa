package dev.patchbay.api.problem;

import dev.patchbay.model.FailureKind;
import dev.patchbay.model.MCPRuntimeException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** JAX-RS exception mapper for everything that is thrown below {@code /v1}. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
  private static final int UNAVAILABLE = 503;

  @Override
  public Response toResponse(Throwable thrown) {
    ProblemDocument document = Failures.toDocument(thrown);
    Response.ResponseBuilder response =
        Response.status(document.status(), document.title())
            .type(ProblemDocument.MEDIA_TYPE)
            .entity(document);
    Failures.allow(thrown).ifPresent(allow -> response.header(HttpHeaders.ALLOW, allow));
    if (document.status() == UNAVAILABLE || isLostRace(thrown)) {
      response.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return response.build();
  }

  /** The same request may succeed in a moment. */
  private static boolean isLostRace(Throwable thrown) {
    return thrown instanceof MCPRuntimeException known
        && known.kind() == FailureKind.REVISION_CONFLICT;
  }
}
