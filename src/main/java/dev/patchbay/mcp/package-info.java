/**
 * MCP server of every project at {@code /mcp/{project}}: decisions on messages in both eras of the
 * protocol. May import {@code dev.patchbay.model}, {@code dev.patchbay.registry}, {@code
 * dev.patchbay.security}, {@code dev.patchbay.upstream} and {@code dev.patchbay.web}.
 */
@NullMarked
package dev.patchbay.mcp;

import org.jspecify.annotations.NullMarked;
