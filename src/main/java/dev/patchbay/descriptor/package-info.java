/**
 * Descriptor format: the grammar that turns a screened tree into a {@code ConnectorManifest}, and
 * the writer for the opposite direction. May import {@code dev.patchbay.model} and {@code
 * dev.patchbay.registry}; only this package and its subpackages use YAML.
 */
@NullMarked
package dev.patchbay.descriptor;

import org.jspecify.annotations.NullMarked;
