/**
 * Sources of descriptors: the ports to the connectors directory and to the descriptor language, and
 * the state of each connector's file. May import {@code dev.patchbay.model} and the registry's
 * snapshot package.
 */
@NullMarked
package dev.patchbay.registry.source;

import org.jspecify.annotations.NullMarked;
