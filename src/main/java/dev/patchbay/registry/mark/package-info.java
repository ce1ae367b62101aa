/**
 * The high-water mark of a store, which a node keeps outside of it; the port {@code StoreExtent}.
 * May import {@code dev.patchbay.model} and the registry's packages audit and operator.
 */
@NullMarked
package dev.patchbay.registry.mark;

import org.jspecify.annotations.NullMarked;
