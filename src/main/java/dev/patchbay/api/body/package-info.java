/**
 * Request parsing: paths, queries and bodies. May import {@code dev.patchbay.model}, {@code
 * dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.api.body;

import org.jspecify.annotations.NullMarked;
