/**
 * One call from the tool's name to its result: the order of checks, limits, request and answer. May
 * import {@code dev.patchbay.model}, {@code dev.patchbay.registry} and all of {@code
 * dev.patchbay.upstream}.
 */
@NullMarked
package dev.patchbay.upstream.call;

import org.jspecify.annotations.NullMarked;
