/**
 * The in-memory store, lost at a restart. May import {@code dev.patchbay.model} and {@code
 * dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.store.memory;

import org.jspecify.annotations.NullMarked;
