/**
 * Which store there is, by the settings; below, the stores behind the registry's ports. May import
 * {@code dev.patchbay.model}, {@code dev.patchbay.registry} and its own packages.
 */
@NullMarked
package dev.patchbay.store;

import org.jspecify.annotations.NullMarked;
