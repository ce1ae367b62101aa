/**
 * Whether arguments and results fit the schemas of a tool. May import {@code dev.patchbay.model}
 * and {@code dev.patchbay.upstream}.
 */
@NullMarked
package dev.patchbay.upstream.schema;

import org.jspecify.annotations.NullMarked;
