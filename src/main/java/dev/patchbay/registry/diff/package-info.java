/**
 * What changed between two versions of a connector, how much it means for callers, and what their
 * version numbers should say about it. May import {@code dev.patchbay.model} and {@code schema}.
 */
@NullMarked
package dev.patchbay.registry.diff;

import org.jspecify.annotations.NullMarked;
