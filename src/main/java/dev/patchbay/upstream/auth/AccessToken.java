package dev.patchbay.upstream.auth;

import dev.patchbay.model.Secret;

/**
 * Access token of a token endpoint.
 *
 * @param useUntil shortly before expiry, in {@link System#nanoTime}
 */
record AccessToken(Secret value, long useUntil) {}
