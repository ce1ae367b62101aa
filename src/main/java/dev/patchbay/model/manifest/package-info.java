/**
 * A connector's descriptor as validated values: whatever is instantiated here obeys the descriptor
 * grammar. May import {@code dev.patchbay.model} and {@code dev.patchbay.model.json} only.
 */
@NullMarked
package dev.patchbay.model.manifest;

import org.jspecify.annotations.NullMarked;
