/**
 * Tool execution: from arguments to a request, through guards, limits and credentials, to a result.
 * May import {@code dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.upstream;

import org.jspecify.annotations.NullMarked;
