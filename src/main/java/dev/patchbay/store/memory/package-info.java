/**
 * The store that lasts as long as the server runs. May import {@code dev.patchbay.model} and {@code
 * dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.store.memory;

import org.jspecify.annotations.NullMarked;
