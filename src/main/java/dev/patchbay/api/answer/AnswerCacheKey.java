package dev.patchbay.api.answer;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.TenantId;
import dev.patchbay.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cache key of an answer: what the caller may see, raw path and query, and {@code Accept}. Contains
 * the roles, because a cached answer is sent without a role check.
 */
record AnswerCacheKey(
    TenantId tenant,
    Set<Role> roles,
    Optional<Set<ProjectId>> projects,
    String target,
    String accept) {
  /** Parameters of waiting are not part of the key, because the wait is over by now. */
  private static final Pattern WAITING =
      Pattern.compile("(?:^|&)(?:min_revision|wait|since)=[^&]*");

  static AnswerCacheKey of(HttpServletRequest request) {
    Caller caller = Callers.of(request);
    String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "*/*");
    return new AnswerCacheKey(
        caller.tenant(), caller.roles(), caller.projects(), target(request), accept);
  }

  private static String target(HttpServletRequest request) {
    String query = request.getQueryString();
    if (query != null && (query.contains("min_revision") || query.contains("since"))) {
      query = WAITING.matcher(query).replaceAll("").replaceFirst("^&", "");
    }
    return query == null || query.isEmpty()
        ? request.getRequestURI()
        : request.getRequestURI() + "?" + query;
  }

  int weight() {
    return 2 * (target.length() + accept.length());
  }
}
