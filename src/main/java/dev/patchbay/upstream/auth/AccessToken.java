package dev.patchbay.upstream.auth;

import dev.patchbay.model.Secret;
import java.time.Instant;

/**
 * A token of a token endpoint.
 *
 * @param useUntil shortly before it expires
 */
record AccessToken(Secret value, Instant useUntil) {}
