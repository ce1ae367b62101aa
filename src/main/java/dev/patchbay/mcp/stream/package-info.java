/**
 * Streams of clients that are notified when a tool list changes. May import {@code
 * dev.patchbay.model}, {@code dev.patchbay.web}, {@code dev.patchbay.mcp.message} and {@code
 * dev.patchbay.mcp.tools}.
 */
@NullMarked
package dev.patchbay.mcp.stream;

import org.jspecify.annotations.NullMarked;
