/**
 * The registry: snapshots, operations, hot reload, usage figures, settings, events, and the ports
 * to the outside. May import {@code dev.patchbay.model} only; adapters implement the ports and CDI
 * injects them.
 */
@NullMarked
package dev.patchbay.registry;

import org.jspecify.annotations.NullMarked;
