/**
 * Answers that are rendered once per snapshot and then served as bytes. May import {@code
 * dev.patchbay.model}, {@code dev.patchbay.registry}, {@code dev.patchbay.security} and {@code
 * dev.patchbay.api.view}.
 */
@NullMarked
package dev.patchbay.api.answer;

import org.jspecify.annotations.NullMarked;
