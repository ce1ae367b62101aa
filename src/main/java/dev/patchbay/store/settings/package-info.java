/**
 * What an operator sets of the store. May import {@code dev.patchbay.registry}'s operator package.
 */
@NullMarked
package dev.patchbay.store.settings;

import org.jspecify.annotations.NullMarked;
