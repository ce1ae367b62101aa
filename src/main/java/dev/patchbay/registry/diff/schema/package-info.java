/**
 * Proves whether a new JSON Schema is compatible with an old one, from the schemas alone. May
 * import {@code dev.patchbay.model} only.
 */
@NullMarked
package dev.patchbay.registry.diff.schema;

import org.jspecify.annotations.NullMarked;
