/**
 * Requests that may come twice: the port to what the first was answered. May import {@code
 * dev.patchbay.model}.
 */
@NullMarked
package dev.patchbay.registry.repeat;

import org.jspecify.annotations.NullMarked;
