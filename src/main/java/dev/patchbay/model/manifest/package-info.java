/**
 * Descriptor of a connector as validated values: every instance obeys the descriptor grammar. May
 * import {@code dev.patchbay.model} and {@code dev.patchbay.model.json} only.
 */
@NullMarked
package dev.patchbay.model.manifest;

import org.jspecify.annotations.NullMarked;
