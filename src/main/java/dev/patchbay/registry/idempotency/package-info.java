/**
 * The port to the answers that requests with an idempotency key were given first. May import {@code
 * dev.patchbay.model}.
 */
@NullMarked
package dev.patchbay.registry.idempotency;

import org.jspecify.annotations.NullMarked;
