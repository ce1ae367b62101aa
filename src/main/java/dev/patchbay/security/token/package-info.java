/**
 * Tokens of an issuer (JWT): who is trusted for them, and what a verified one says. The one place
 * that names the JOSE library. May import {@code dev.patchbay.model} and {@code
 * dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.security.token;

import org.jspecify.annotations.NullMarked;
