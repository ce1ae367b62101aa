/**
 * Validation of arguments and results against a tool's schemas. May import {@code
 * dev.patchbay.model} and {@code dev.patchbay.upstream}.
 */
@NullMarked
package dev.patchbay.upstream.schema;

import org.jspecify.annotations.NullMarked;
