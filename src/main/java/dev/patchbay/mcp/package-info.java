/**
 * Every project as an MCP server at {@code /mcp/{project}}: what each era of the protocol is
 * answered. May import {@code dev.patchbay.model}, {@code dev.patchbay.registry}, {@code
 * dev.patchbay.security}, {@code dev.patchbay.upstream} and {@code dev.patchbay.web}.
 */
@NullMarked
package dev.patchbay.mcp;

import org.jspecify.annotations.NullMarked;
