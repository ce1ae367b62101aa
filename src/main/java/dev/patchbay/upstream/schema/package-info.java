/**
 * Whether arguments and results fit the schemas of a tool. May import {@code dev.patchbay.model}.
 */
@NullMarked
package dev.patchbay.upstream.schema;

import org.jspecify.annotations.NullMarked;
