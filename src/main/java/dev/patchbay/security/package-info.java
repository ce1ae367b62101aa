/**
 * Who is calling: from a request to a {@code Caller}. May import {@code dev.patchbay.model} and
 * {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.security;

import org.jspecify.annotations.NullMarked;
