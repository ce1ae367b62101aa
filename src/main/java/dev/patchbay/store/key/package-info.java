/**
 * Keys as text, and where they are kept beside the store in memory: in a file of the data
 * directory. May import {@code dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.store.key;

import org.jspecify.annotations.NullMarked;
