/**
 * Checks of the JSON Schemas of tools, with each problem at its place in the descriptor. May import
 * {@code dev.patchbay.model} and {@code dev.patchbay.descriptor.tree}; the only package that uses
 * the schema library and RE2J.
 */
@NullMarked
package dev.patchbay.descriptor.schema;

import org.jspecify.annotations.NullMarked;
