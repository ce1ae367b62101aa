/**
 * Whether a new JSON Schema is compatible with an old one, decided on the schemas alone and never
 * wrongly in favour. May import {@code dev.patchbay.model} only.
 */
@NullMarked
package dev.patchbay.registry.diff.schema;

import org.jspecify.annotations.NullMarked;
