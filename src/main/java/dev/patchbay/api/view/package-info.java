/**
 * The JSON shapes of REST, and the one way they are written. May import {@code dev.patchbay.model}
 * and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.api.view;

import org.jspecify.annotations.NullMarked;
