/**
 * The snapshots of this node, how a change replaces one, and the events that tell of it. May import
 * {@code dev.patchbay.model} only.
 */
@NullMarked
package dev.patchbay.registry.snapshot;

import org.jspecify.annotations.NullMarked;
