/**
 * JSON-RPC messages as they come in and go out, whatever the era. May import {@code
 * dev.patchbay.model}.
 */
@NullMarked
package dev.patchbay.mcp.message;

import org.jspecify.annotations.NullMarked;
