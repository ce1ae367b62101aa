/**
 * From nothing to a node that serves: opens the store, loads what survived, begins to follow, and
 * keeps up what needs upkeep; holds the store against what this node has seen of it. May import
 * {@code dev.patchbay.model} and the registry's snapshot, change, feed, beside, audit and operator
 * packages.
 */
@NullMarked
package dev.patchbay.registry.start;

import org.jspecify.annotations.NullMarked;
