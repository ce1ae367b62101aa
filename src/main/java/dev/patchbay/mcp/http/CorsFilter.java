package dev.patchbay.mcp.http;

import dev.patchbay.mcp.message.Reply;
import dev.patchbay.mcp.message.RpcCode;
import dev.patchbay.mcp.protocol.Headers;
import dev.patchbay.mcp.protocol.OriginRule;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;

/**
 * CORS filter of the MCP endpoint. Runs before authentication, because preflights carry no
 * credentials. Refuses pages of other origins, and lets admitted pages read every answer, including
 * 401.
 */
public class CorsFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject transient OriginRule origins;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Headers headers = name -> Collections.list(request.getHeaders(name));
    if (!origins.admits(headers)) {
      new Exchange(request, response, headers)
          .write(
              Reply.error(
                  HttpServletResponse.SC_FORBIDDEN,
                  Optional.empty(),
                  RpcCode.INVALID_REQUEST,
                  "Forbidden: Origin not allowed",
                  Optional.empty()));
      return;
    }
    headers.one("Origin").ifPresent(origin -> CorsHeaders.allow(response, origin));
    if (isPreflight(request, headers)) {
      CorsHeaders.answerPreflight(response, McpServlet.METHODS);
      return;
    }
    chain.doFilter(request, response);
  }

  /** Preflight request (Fetch Standard, section 3.2.2). */
  private static boolean isPreflight(HttpServletRequest request, Headers headers) {
    return request.getMethod().equals("OPTIONS")
        && headers.has("Origin")
        && headers.has("Access-Control-Request-Method");
  }
}
