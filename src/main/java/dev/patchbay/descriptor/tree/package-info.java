/**
 * Descriptor texts as trees of values with places, screened while they are built. May import {@code
 * dev.patchbay.model} and the port's caps in {@code dev.patchbay.registry}; the only package that
 * uses YAML events and JSON tokens.
 */
@NullMarked
package dev.patchbay.descriptor.tree;

import org.jspecify.annotations.NullMarked;
