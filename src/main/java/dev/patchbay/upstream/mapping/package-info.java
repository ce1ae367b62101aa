/**
 * Mapping of arguments to a request and of an answer to a result, by the descriptor. May import
 * {@code dev.patchbay.model}, {@code dev.patchbay.upstream} and its {@code json} and {@code http}.
 */
@NullMarked
package dev.patchbay.upstream.mapping;

import org.jspecify.annotations.NullMarked;
