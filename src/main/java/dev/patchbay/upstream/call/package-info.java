/**
 * Execution of one call: validation, limits, request, answer. May import {@code
 * dev.patchbay.model}, {@code dev.patchbay.registry} and all of {@code dev.patchbay.upstream}.
 */
@NullMarked
package dev.patchbay.upstream.call;

import org.jspecify.annotations.NullMarked;
