package dev.patchbay.api.answer;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.ProjectId;
import dev.patchbay.registry.change.ChangeRequest;
import dev.patchbay.registry.change.Changed;
import dev.patchbay.security.Callers;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Conditional writes: every change obeys the request's {@code If-Match}, and its answer contains
 * the new revision.
 */
@SingletonBean
public class ConditionalWrites {
  private final EntityTags tags;

  @Inject
  ConditionalWrites(EntityTags tags) {
    this.tags = tags;
  }

  public ChangeRequest of(HttpServletRequest request, ProjectId project) {
    return new ChangeRequest(Callers.of(request), project, tags.ifMatch(request));
  }

  /** Answers a change after which the project exists. */
  public Response answer(Response.ResponseBuilder answer, Changed<?> changed) {
    return removed(answer.header(HttpHeaders.ETAG, tags.ofChange(changed.revision())), changed);
  }

  /** Answers a change after which the project does not exist. */
  public Response removed(Response.ResponseBuilder answer, Changed<?> changed) {
    return answer.header(AnswerHeaders.REVISION, changed.revision().toString()).build();
  }
}
