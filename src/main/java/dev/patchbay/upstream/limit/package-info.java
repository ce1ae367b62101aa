/**
 * Limits on concurrent and frequent calls, which isolate an upstream or tool in trouble. May import
 * {@code dev.patchbay.model} and {@code dev.patchbay.upstream}.
 */
@NullMarked
package dev.patchbay.upstream.limit;

import org.jspecify.annotations.NullMarked;
