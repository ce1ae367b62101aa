package dev.patchbay.api.answer;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.TenantId;
import dev.patchbay.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What makes two requests ask for the same answer: who may see what, the raw path and query, and
 * {@code Accept}.
 */
record AnswerKey(TenantId tenant, Optional<Set<ProjectId>> projects, String target, String accept) {
  static AnswerKey of(HttpServletRequest request) {
    Caller caller = Callers.of(request);
    String query = request.getQueryString();
    String target = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "*/*");
    return new AnswerKey(caller.tenant(), caller.projects(), target, accept);
  }

  int weight() {
    return 2 * (target.length() + accept.length());
  }
}
