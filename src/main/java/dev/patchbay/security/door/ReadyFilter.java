package dev.patchbay.security.door;

import dev.patchbay.model.FailureKind;
import dev.patchbay.registry.node.NodeState;
import dev.patchbay.security.Refusals;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Readiness filter: answers 503 until this node has loaded all stored projects. Before that,
 * existing projects would seem to be missing.
 */
public class ReadyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String SENTENCE =
      "This node is starting and has not loaded everything yet; try again in a moment.";

  @Inject transient NodeState node;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (node.isReady()) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Retry-After", "1");
    Refusals.refuse(
        request,
        response,
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        FailureKind.STORE_UNAVAILABLE,
        SENTENCE);
  }
}
