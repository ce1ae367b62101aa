package dev.patchbay.mcp;

import java.time.Duration;
import java.util.Set;

/**
 * Settings of the MCP endpoint, read once at start.
 *
 * @param pageSize tools on one page of {@code tools/list}, 1 to 1000
 * @param allowedOrigins of web pages besides those of the same machine, lower case
 * @param sessionIdle idle time after which a legacy session is closed, at least one minute
 * @param mostStreams limit of open streams on this node
 * @param mostStreamsOfTenant limit of open streams per tenant
 * @param keepAlive interval of heartbeats on a stream, one second to ten minutes
 */
record McpSettings(
    int pageSize,
    Set<String> allowedOrigins,
    Duration sessionIdle,
    int mostStreams,
    int mostStreamsOfTenant,
    Duration keepAlive) {
  private static final int LARGEST_PAGE = 1000;
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  McpSettings {
    allowedOrigins = Set.copyOf(allowedOrigins);
    if (pageSize < 1 || pageSize > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "patchbay.mcp.page-size must be from 1 to 1000, not " + pageSize);
    }
    if (sessionIdle.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(
          "patchbay.mcp.session-idle must be at least PT1M, not " + sessionIdle);
    }
    if (mostStreams < 1) {
      throw new IllegalArgumentException(
          "patchbay.mcp.max-streams must be at least 1, not " + mostStreams);
    }
    if (mostStreamsOfTenant < 1) {
      throw new IllegalArgumentException(
          "patchbay.mcp.max-streams-per-tenant must be at least 1, not " + mostStreamsOfTenant);
    }
    if (keepAlive.compareTo(SHORTEST_PAUSE) < 0 || keepAlive.compareTo(LONGEST_PAUSE) > 0) {
      throw new IllegalArgumentException(
          "patchbay.mcp.keep-alive must be from PT1S to PT10M, not " + keepAlive);
    }
  }
}
