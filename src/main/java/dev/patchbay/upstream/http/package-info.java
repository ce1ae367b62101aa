/**
 * The one place that opens connections: the guards in front of them, the deadline over them, the
 * limits on what comes back. May import {@code dev.patchbay.model} and {@code
 * dev.patchbay.upstream}.
 */
@NullMarked
package dev.patchbay.upstream.http;

import org.jspecify.annotations.NullMarked;
