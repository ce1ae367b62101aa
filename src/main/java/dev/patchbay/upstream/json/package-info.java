/**
 * JSON trees that keep number literals as written, because models get exact figures. May import
 * {@code dev.patchbay.model} only.
 */
@NullMarked
package dev.patchbay.upstream.json;

import org.jspecify.annotations.NullMarked;
