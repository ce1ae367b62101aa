/**
 * Tools that run in the server: the port for them, lookup by name, and Patchbay's own. May import
 * {@code dev.patchbay.model}, {@code dev.patchbay.registry}, {@code dev.patchbay.upstream} and its
 * {@code json}.
 */
@NullMarked
package dev.patchbay.upstream.handler;

import org.jspecify.annotations.NullMarked;
