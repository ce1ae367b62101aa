/**
 * How a project changes: plans, applying them, and the port to the store. May import {@code
 * dev.patchbay.model} and the registry's snapshot, event, source, usage, audit and operator
 * packages.
 */
@NullMarked
package dev.patchbay.registry.change;

import org.jspecify.annotations.NullMarked;
