/** The in-memory snapshots of this node. May import {@code dev.patchbay.model} only. */
@NullMarked
package dev.patchbay.registry.snapshot;

import org.jspecify.annotations.NullMarked;
