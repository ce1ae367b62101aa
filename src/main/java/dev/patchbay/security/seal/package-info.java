/**
 * How secrets are kept from whoever has the store: data keys per tenant, the master keys that wrap
 * them. May import {@code dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.security.seal;

import org.jspecify.annotations.NullMarked;
