/**
 * Protocol rules of MCP versions, as pure functions on parsed messages and headers. May import
 * {@code dev.patchbay.model} and {@code dev.patchbay.mcp.message}.
 */
@NullMarked
package dev.patchbay.mcp.protocol;

import org.jspecify.annotations.NullMarked;
