/**
 * Idempotency keys: the port to the stored answers of earlier requests. May import {@code
 * dev.patchbay.model}.
 */
@NullMarked
package dev.patchbay.registry.idempotency;

import org.jspecify.annotations.NullMarked;
