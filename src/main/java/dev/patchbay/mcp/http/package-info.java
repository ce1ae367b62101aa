/**
 * Servlets and filters of MCP over HTTP: from a request to the endpoint, and from its decision to
 * the response. May import what {@code dev.patchbay.mcp} may, and all packages below it.
 */
@NullMarked
package dev.patchbay.mcp.http;

import org.jspecify.annotations.NullMarked;
