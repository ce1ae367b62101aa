package dev.patchbay.security;

import dev.patchbay.model.ProjectId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Part of Patchbay that a request addresses: REST, or the MCP server of a project.
 *
 * @param project of the MCP server; empty when the path names no valid project
 */
public record Area(boolean mcp, Optional<ProjectId> project) {
  /** Is the request's path guarded by {@link CallerFilter}? */
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
