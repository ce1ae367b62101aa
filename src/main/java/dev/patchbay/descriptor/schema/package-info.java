/**
 * What is wrong with the JSON Schemas of tools, each problem at its place in the descriptor. May
 * import {@code dev.patchbay.model} and {@code dev.patchbay.descriptor.tree}; the only place that
 * names the schema library and RE2J.
 */
@NullMarked
package dev.patchbay.descriptor.schema;

import org.jspecify.annotations.NullMarked;
