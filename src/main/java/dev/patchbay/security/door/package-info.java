/**
 * Front door of every request: framing, raw path, correlation id, client address, body timeout,
 * readiness, and the audit of refused changes. May import {@code dev.patchbay.model}, {@code
 * dev.patchbay.registry}, {@code dev.patchbay.security} and {@code dev.patchbay.web}.
 */
@NullMarked
package dev.patchbay.security.door;

import org.jspecify.annotations.NullMarked;
