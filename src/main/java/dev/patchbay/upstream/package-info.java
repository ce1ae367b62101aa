/**
 * Runs a tool: arguments to a request, guards, limits, credentials, and the answer back to a
 * result. May import {@code dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.upstream;

import org.jspecify.annotations.NullMarked;
