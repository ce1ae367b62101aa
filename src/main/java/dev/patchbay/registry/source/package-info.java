/**
 * Where descriptors come from: the ports to the connectors directory and to the descriptor
 * language. May import {@code dev.patchbay.model} only.
 */
@NullMarked
package dev.patchbay.registry.source;

import org.jspecify.annotations.NullMarked;
