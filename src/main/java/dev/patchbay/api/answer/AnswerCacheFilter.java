package dev.patchbay.api.answer;

import dev.patchbay.security.Routes;
import dev.patchbay.web.HeldAnswer;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Filter that answers reads from {@link AnswerCache}, in front of JAX-RS. Measured: a cached answer
 * costs little more than a plain servlet's, and half of what JAX-RS takes for the same bytes.
 */
public class AnswerCacheFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> READS = Set.of("GET", "HEAD");

  @Inject transient AnswerCache answers;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<CachedAnswer> answer =
        READS.contains(request.getMethod()) ? answers.find(request) : Optional.empty();
    if (answer.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Routes.set(request, answer.get().route());
    write(RepresentationSelection.of(answer.get(), request), request, response);
  }

  private void write(
      RepresentationSelection selection, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AnswerHeaders.of(selection, answers.shown(selection.answer())).forEach(response::setHeader);
    if (selection.notModified()) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] body = selection.body();
    response.setContentType(selection.answer().contentType());
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      HeldAnswer.writeShared(response.getOutputStream(), body);
    }
  }
}
