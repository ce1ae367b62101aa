/**
 * Differences between two versions of a connector, their rating for callers, and the rules for
 * version numbers. May import {@code dev.patchbay.model} and {@code schema}.
 */
@NullMarked
package dev.patchbay.registry.diff;

import org.jspecify.annotations.NullMarked;
