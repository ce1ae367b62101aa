/**
 * Authentication at upstreams: secrets are resolved per call and added to the request. May import
 * {@code dev.patchbay.model}, {@code dev.patchbay.registry}, {@code dev.patchbay.upstream} and its
 * {@code json} and {@code http}.
 */
@NullMarked
package dev.patchbay.upstream.auth;

import org.jspecify.annotations.NullMarked;
