/**
 * What callers send: paths, queries and bodies, parsed in one place. May import {@code
 * dev.patchbay.model}, {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.api.body;

import org.jspecify.annotations.NullMarked;
