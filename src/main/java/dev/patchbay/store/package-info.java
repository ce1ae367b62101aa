/**
 * Chooses the store by the settings; the sub-packages hold the implementations of the registry's
 * ports. May import {@code dev.patchbay.model}, {@code dev.patchbay.registry} and its own packages.
 */
@NullMarked
package dev.patchbay.store;

import org.jspecify.annotations.NullMarked;
