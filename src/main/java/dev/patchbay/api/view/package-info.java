/**
 * JSON shapes that several resources share, and their serialization. May import {@code
 * dev.patchbay.model} and {@code dev.patchbay.registry}.
 */
@NullMarked
package dev.patchbay.api.view;

import org.jspecify.annotations.NullMarked;
