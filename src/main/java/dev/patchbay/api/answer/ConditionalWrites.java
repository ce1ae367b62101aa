package dev.patchbay.api.answer;

import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.security.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * What all changes have in common: they happen under the request's {@code If-Match}, and their
 * answer names the revision.
 */
@ApplicationScoped
public class ConditionalWrites {
  private EntityTags tags;

  @SuppressWarnings("NullAway.Init")
  ConditionalWrites() {}

  @Inject
  ConditionalWrites(EntityTags tags) {
    this.tags = tags;
  }

  public ChangeRequest of(HttpServletRequest request, ProjectId project) {
    return new ChangeRequest(Callers.of(request), project, tags.ifMatch(request));
  }

  /** The answer of a change after which the project is there. */
  public Response answer(Response.ResponseBuilder answer, Changed<?> changed) {
    return removed(answer.header(HttpHeaders.ETAG, tags.ofChange(changed.revision())), changed);
  }

  /** The answer of a change after which the project is not there. */
  public Response removed(Response.ResponseBuilder answer, Changed<?> changed) {
    return answer.header(AnswerHeaders.REVISION, changed.revision().toString()).build();
  }
}
