/**
 * Answers that are written piece by piece while the request's thread is free for others, and who is
 * told when a list of tools has changed. May import {@code dev.patchbay.model}, {@code
 * dev.patchbay.mcp.message} and {@code dev.patchbay.mcp.tools}.
 */
@NullMarked
package dev.patchbay.mcp.stream;

import org.jspecify.annotations.NullMarked;
