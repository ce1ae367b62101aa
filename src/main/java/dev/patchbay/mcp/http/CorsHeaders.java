package dev.patchbay.mcp.http;

import jakarta.servlet.http.HttpServletResponse;

/** CORS headers for an admitted origin. */
final class CorsHeaders {
  private CorsHeaders() {}

  static void allow(HttpServletResponse response, String origin) {
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.addHeader("Vary", "Origin");
    response.setHeader(
        "Access-Control-Expose-Headers", "Mcp-Session-Id, MCP-Protocol-Version, WWW-Authenticate");
  }

  /** Answers a preflight, for any path, because it reveals nothing of a project. */
  static void answerPreflight(HttpServletResponse response, String methods) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Allow", methods);
    response.setHeader("Access-Control-Allow-Methods", methods);
    response.setHeader("Access-Control-Allow-Headers", "*, Authorization");
    response.setHeader("Access-Control-Max-Age", "600");
  }
}
