package dev.patchbay.upstream.auth;

import dev.patchbay.model.Secret;

/**
 * A token of a token endpoint.
 *
 * @param useUntil shortly before it expires, as {@link System#nanoTime} tells the time
 */
record AccessToken(Secret value, long useUntil) {}
