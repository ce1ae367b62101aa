/**
 * The format of stored API keys, and the key file beside the in-memory store. May import {@code
 * dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.store.key;

import org.jspecify.annotations.NullMarked;
