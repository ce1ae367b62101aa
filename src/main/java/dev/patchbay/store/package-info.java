/**
 * Stores behind the registry's ports. May import {@code dev.patchbay.model}, {@code
 * dev.patchbay.registry} and its own packages.
 */
@NullMarked
package dev.patchbay.store;

import org.jspecify.annotations.NullMarked;
