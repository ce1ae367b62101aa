package dev.patchbay.api.feed;

import dev.patchbay.api.problem.ProblemAnswers;
import dev.patchbay.model.Caller;
import dev.patchbay.model.MCPRuntimeException;
import dev.patchbay.model.ProjectId;
import dev.patchbay.security.Callers;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filter for waiting reads: suspends a read until this node has published {@code min_revision}, or
 * until the answer is newer than {@code since} ({@code wait}). Then the read continues as usual.
 */
public class RevisionWaitFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Pattern PROJECT = Pattern.compile("/v1/projects/([^/]+)(?:/.*)?");
  private static final String EVENTS = "/events";

  @Inject transient RevisionWaits waits;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!mayWait(request)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      if (suspend(request)) {
        return;
      }
    } catch (MCPRuntimeException e) {
      ProblemAnswers.write(response, e);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean mayWait(HttpServletRequest request) {
    String query = request.getQueryString();
    return query != null
        && READS.contains(request.getMethod())
        && (query.contains("min_revision") || query.contains("wait"))
        && !request.getRequestURI().endsWith(EVENTS);
  }

  /** Suspends the request; false when there is nothing to wait for. */
  private boolean suspend(HttpServletRequest request) {
    Optional<RevisionWait> wait = RevisionWait.of(request);
    Caller caller = Callers.of(request);
    Matcher path =
        PROJECT.matcher(request.getRequestURI().substring(request.getContextPath().length()));
    Optional<ProjectId> project = path.matches() ? ProjectId.find(path.group(1)) : Optional.empty();
    boolean isNowhere = path.matches() && project.isEmpty();
    if (wait.isEmpty() || isNowhere || waits.isOver(wait.get(), caller, project)) {
      return false;
    }
    waits.suspend(request, wait.get(), caller, project);
    return true;
  }
}
