/**
 * JWT verification: the trusted issuer, and the content of verified tokens. The only package that
 * uses the JOSE library. May import {@code dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.security.token;

import org.jspecify.annotations.NullMarked;
