/**
 * Authentication: from a request to a {@code Caller}; rate limits and refusals. May import {@code
 * dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.security;

import org.jspecify.annotations.NullMarked;
