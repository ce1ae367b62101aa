/**
 * Tools as MCP shows them: selection, form and results. May import {@code dev.patchbay.model},
 * {@code dev.patchbay.registry}, {@code dev.patchbay.upstream}, {@code dev.patchbay.mcp.message}
 * and {@code dev.patchbay.mcp.protocol}.
 */
@NullMarked
package dev.patchbay.mcp.tools;

import org.jspecify.annotations.NullMarked;
