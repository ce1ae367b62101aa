/**
 * Version history of connectors, and the differences between versions. May import {@code
 * dev.patchbay.model} and the registry's snapshot and diff packages.
 */
@NullMarked
package dev.patchbay.registry.history;

import org.jspecify.annotations.NullMarked;
