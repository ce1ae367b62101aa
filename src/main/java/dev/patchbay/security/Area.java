package dev.patchbay.security;

import dev.patchbay.model.ProjectId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Which part of Patchbay a request is for: REST, or the MCP server of a project.
 *
 * @param project of the MCP server; empty when the path cannot name one
 */
public record Area(boolean mcp, Optional<ProjectId> project) {
  /** Does {@link CallerFilter} stand in front of what is asked for? */
  public static boolean isGuarded(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.startsWith("/v1/") || path.startsWith("/mcp/");
  }

  static Area of(HttpServletRequest request) {
    if (!"/mcp".equals(request.getServletPath())) {
      return new Area(false, Optional.empty());
    }
    String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
    return new Area(true, ProjectId.find(path.substring(1)));
  }
}
