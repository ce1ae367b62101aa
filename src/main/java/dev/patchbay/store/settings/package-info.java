/**
 * What an operator sets of the store. May import {@code dev.patchbay.registry}'s operator and
 * change packages.
 */
@NullMarked
package dev.patchbay.store.settings;

import org.jspecify.annotations.NullMarked;
