/**
 * How often tools are used and how their calls go, beside the snapshots; the port to the uses of
 * all nodes. May import {@code dev.patchbay.model} and the registry's snapshot package.
 */
@NullMarked
package dev.patchbay.registry.usage;

import org.jspecify.annotations.NullMarked;
