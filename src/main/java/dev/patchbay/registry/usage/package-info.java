/**
 * Usage counters and call statistics of tools, beside the snapshots; the port to the totals of all
 * nodes. May import {@code dev.patchbay.model} and the registry's snapshot package.
 */
@NullMarked
package dev.patchbay.registry.usage;

import org.jspecify.annotations.NullMarked;
