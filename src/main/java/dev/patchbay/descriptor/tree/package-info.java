/**
 * A descriptor's text as a tree of values with their places, screened while it is built. May import
 * {@code dev.patchbay.model} and the port's caps in {@code dev.patchbay.registry}; the only place
 * that names the events of YAML and the tokens of JSON.
 */
@NullMarked
package dev.patchbay.descriptor.tree;

import org.jspecify.annotations.NullMarked;
