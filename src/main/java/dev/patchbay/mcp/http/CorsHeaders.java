package dev.patchbay.mcp.http;

import jakarta.servlet.http.HttpServletResponse;

/** What a browser must be told before a page of another origin, once admitted, gets an answer. */
final class CorsHeaders {
  private CorsHeaders() {}

  static void allow(HttpServletResponse response, String origin) {
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.addHeader("Vary", "Origin");
    response.setHeader(
        "Access-Control-Expose-Headers", "Mcp-Session-Id, MCP-Protocol-Version, WWW-Authenticate");
  }

  /** A preflight names no project's inside, so it is answered for any path. */
  static void answerPreflight(HttpServletResponse response, String methods) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Allow", methods);
    response.setHeader("Access-Control-Allow-Methods", methods);
    response.setHeader("Access-Control-Allow-Headers", "*, Authorization");
    response.setHeader("Access-Control-Max-Age", "600");
  }
}
