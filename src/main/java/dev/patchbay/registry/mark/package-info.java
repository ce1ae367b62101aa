/**
 * The high-water mark, which a node keeps outside of the store to find a store that went back; the
 * port {@code StoreExtent}. May import {@code dev.patchbay.model} and the registry's packages audit
 * and operator.
 */
@NullMarked
package dev.patchbay.registry.mark;

import org.jspecify.annotations.NullMarked;
