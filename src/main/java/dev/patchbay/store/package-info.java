/**
 * Stores behind the registry's ports. May import {@code dev.patchbay.model} and {@code
 * dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.store;

import org.jspecify.annotations.NullMarked;
