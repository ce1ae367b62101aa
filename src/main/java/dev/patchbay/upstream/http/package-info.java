/**
 * HTTP connections to upstreams; the only package that opens any. SSRF guard, deadline, and limits
 * on answers. May import {@code dev.patchbay.model} and {@code dev.patchbay.upstream}.
 */
@NullMarked
package dev.patchbay.upstream.http;

import org.jspecify.annotations.NullMarked;
