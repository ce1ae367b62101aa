/**
 * Read models of projects and tenants: entries, filters, pages. May import {@code
 * dev.patchbay.model} and the registry's snapshot, source and usage packages.
 */
@NullMarked
package dev.patchbay.registry.reading;

import org.jspecify.annotations.NullMarked;
