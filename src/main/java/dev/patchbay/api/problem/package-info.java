/**
 * Failures as problem documents (RFC 9457). May import {@code dev.patchbay.model}, {@code
 * dev.patchbay.registry}, {@code dev.patchbay.security} and {@code dev.patchbay.api.view}.
 */
@NullMarked
package dev.patchbay.api.problem;

import org.jspecify.annotations.NullMarked;
