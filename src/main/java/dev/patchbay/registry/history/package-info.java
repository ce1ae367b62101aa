/**
 * What connectors have been: their versions, and how two of them differ. May import {@code
 * dev.patchbay.model} and the registry's snapshot and diff packages.
 */
@NullMarked
package dev.patchbay.registry.history;

import org.jspecify.annotations.NullMarked;
