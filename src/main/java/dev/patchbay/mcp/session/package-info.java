/**
 * Sessions of MCP clients up to 2025-11-25. May import {@code dev.patchbay.model}, {@code
 * dev.patchbay.upstream} and {@code dev.patchbay.mcp.protocol}.
 */
@NullMarked
package dev.patchbay.mcp.session;

import org.jspecify.annotations.NullMarked;
