/**
 * How a project changes: plans, the one way to apply them, and the port to what survives. May
 * import {@code dev.patchbay.model} and the registry's snapshot, event, source, usage, audit and
 * operator packages.
 */
@NullMarked
package dev.patchbay.registry.change;

import org.jspecify.annotations.NullMarked;
