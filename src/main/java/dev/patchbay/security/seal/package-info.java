/**
 * Encryption of secrets at rest: data keys per tenant, and the master keys that wrap them. May
 * import {@code dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.security.seal;

import org.jspecify.annotations.NullMarked;
