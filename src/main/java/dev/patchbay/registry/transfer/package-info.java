/**
 * Export and import of a tenant's projects as lines of JSON. May import {@code dev.patchbay.model}
 * and the registry's source, snapshot, event, change, usage, history, diff, secret, audit and
 * operator packages.
 */
@NullMarked
package dev.patchbay.registry.transfer;

import org.jspecify.annotations.NullMarked;
