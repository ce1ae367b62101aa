/**
 * Arguments to a request and an answer to a result, as a descriptor says. May import {@code
 * dev.patchbay.model}, {@code dev.patchbay.upstream} and its {@code json} and {@code http}.
 */
@NullMarked
package dev.patchbay.upstream.mapping;

import org.jspecify.annotations.NullMarked;
