/**
 * The registry itself: snapshots, the operations on them, hot reload, usage figures, settings,
 * events, and the ports to the outside. May import {@code dev.patchbay.model} only; adapters
 * implement the ports and CDI hands them over.
 */
@NullMarked
package dev.patchbay.registry;

import org.jspecify.annotations.NullMarked;
